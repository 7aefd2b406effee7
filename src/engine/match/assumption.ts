/** What may be taken for granted: a closed list, with a sentence each in i18n. */
type AssumptionKind =
  /** An option of the profile that nearly every installation sets. */
  | 'option'
  /** No file holds a Service: every one that is named exists and is ready. */
  | 'services'
  /** No file holds an IngressClass: the class is this controller's; without a value, Ingresses without a class are. */
  | 'class'
  /** The API server gives Ingresses without a class the one that is marked default. */
  | 'default-class';

/** Something that no file says and that answers rest on. */
export interface Assumption {
  readonly kind: AssumptionKind;
  /** Of an option its value, of a class its name. */
  readonly value: unknown;
  /** The option of the profile that says otherwise, `null` where there is none. */
  readonly option: string | null;
  /** True once somebody has set that option: it is said then, no longer assumed. */
  readonly isSet: boolean;
}
