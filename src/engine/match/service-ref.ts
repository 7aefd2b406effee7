export interface ServiceRef {
  readonly namespace: string;
  readonly name: string;
  /** As the backend writes it: number, name, or `null` when neither is set. */
  readonly port: number | string | null;
}
