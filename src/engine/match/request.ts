/** A request as it goes over the wire: nothing is normalised, because that is each controller's own business. */
export interface HttpRequest {
  readonly scheme: 'http' | 'https';
  readonly method: string;
  /** The Host header as sent, port included; `''` when absent. */
  readonly host: string;
  /** The request target up to `?`, as sent; non-ASCII characters stand for their UTF-8 bytes. */
  readonly rawPath: string;
  /** What follows the first `?`, without it; `null` when there is no `?`. */
  readonly query: string | null;
  /** Lower-case names. */
  readonly headers: ReadonlyMap<string, string>;
  readonly httpVersion: '1.0' | '1.1' | '2';
}
