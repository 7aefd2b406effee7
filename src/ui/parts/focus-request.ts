/** The field of the request bar. */
export const urlFieldId = 'request-url';

/** Puts the cursor into the request bar and selects what is there. */
export function focusRequest(): void {
  const field = document.getElementById(urlFieldId);
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.focus();
  field.select();
}
