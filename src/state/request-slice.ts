import type { Answer, RequestTrouble } from '../protocol/answers.ts';
import type { TestState } from '../protocol/tests.ts';

export interface RequestState {
  /** As typed in the bar: a URL, a host and path, or a curl line. */
  readonly text: string;
  readonly method: string;
  /** One `Name: value` per entry, as typed. */
  readonly headers: readonly string[];
  readonly answer: Answer | null;
  readonly problem: RequestTrouble | null;
  /** Increases each time the person presses Send: starts the token animation. */
  readonly sent: number;
  /** Profile that answers in place of the router's own, as a test asks for it; `null` or absent = its own. */
  readonly as?: string | null;
}

/** The request bar. */
export interface RequestSlice {
  readonly request: RequestState;
  /** Request lines sent in this visit, newest first. */
  readonly sentLines: readonly string[];
  /** Edge router that requests go to; `null` = the one that knows the host best. */
  readonly requestRouter: string | null;
}

/** Actions of the request bar. */
export interface RequestActions {
  setRequest(text: string): void;
  setMethod(method: string): void;
  setHeaders(headers: readonly string[]): void;
  send(): void;
  /** Puts a request into the bar and sends it; `as` names a profile that answers in place of the router's own. */
  sendAs(ask: TestState['ask'], as: string | null): void;
  /** Lets the router's own profile answer again. */
  stopAskingAs(): void;
  setRequestRouter(routerId: string | null): void;
}
