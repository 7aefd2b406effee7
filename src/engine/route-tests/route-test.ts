import type { HttpRequest } from '../match/request.ts';
import type { SourceRange } from '../text/range.ts';

/** What a test says of the answer. */
export type TestExpectation =
  /** `namespace` null: of any namespace; `port` null: any port, else as the backend writes it. */
  | {
      readonly kind: 'service';
      readonly namespace: string | null;
      readonly name: string;
      readonly port: string | null;
    }
  /** `location` null: not compared. */
  | { readonly kind: 'status'; readonly status: number; readonly location: string | null }
  /** The controller refuses the configuration. */
  | { readonly kind: 'rejected' };

/** A routing test as it stands in a comment. */
export interface RouteTest {
  /** The comment, relative to the text it was read from. */
  readonly range: SourceRange;
  /** The request as written. */
  readonly line: string;
  readonly request: HttpRequest;
  readonly expect: TestExpectation;
  /** Profile ids in the order written, each once; empty for the profile of whoever answers. */
  readonly profiles: readonly string[];
}

/** How a routing test begins; what people may write instead is recognised in `read.ts`. */
export const testKeyword = '# route-test:';
