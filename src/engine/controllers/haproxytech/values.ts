/** Returns whether a text means true to the controller; what it cannot read is false. @source haproxytech/kubernetes-ingress pkg/utils GetBoolValue (fc12067) */
export function isTrue(text: string): boolean {
  return ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text) || ['enabled', 'on'].includes(text.toLowerCase());
}

/** Returns whether the controller can read a text as true or false. */
export function isBool(text: string): boolean {
  const isFalse = ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text);
  return isTrue(text) || isFalse || ['disabled', 'off'].includes(text.toLowerCase());
}

/** Returns what Go reads as an integer, 0 for any other text. @source golang/go strconv Atoi (1.23) */
export function atoi(text: string): number {
  return /^[+-]?\d{1,15}$/.test(text) ? Number(text) : 0;
}
