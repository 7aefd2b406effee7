import { type FunctionComponent, useEffect, useState } from 'react';
import { boundedPart } from '../common/bounded-part.tsx';

let tell: (failure: FunctionComponent) => void = () => undefined;

/** Does something that needs code from the network; where it fails, the page says so as of its parts, and offers it again. */
export function attempt(act: () => Promise<unknown>): void {
  act().catch((cause: unknown) => {
    let isTold = false;
    const failure = boundedPart(
      async () => {
        if (isTold) await act();
        else {
          isTold = true;
          throw cause;
        }
        return () => null;
      },
      { isAfloat: true },
    );
    tell(failure);
  });
}

/** Where it is said that an action could not be done. */
export function LateAction() {
  const [Failure, setFailure] = useState<FunctionComponent | null>(null);
  useEffect(() => {
    tell = (failure) => setFailure(() => failure);
  }, []);
  return Failure && <Failure />;
}
