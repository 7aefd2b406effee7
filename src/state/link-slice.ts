/** Actions about links that hold the whole state. */
export interface LinkActions {
  /** The state as the hash of a link, without a word about it: for keeping it in a picture. */
  shareHash(keepsCredentials?: boolean): Promise<string>;
  /** Link with the whole state in the hash; credentials of the request only when the person wants them in it. */
  shareLink(keepsCredentials?: boolean): Promise<string>;
}
