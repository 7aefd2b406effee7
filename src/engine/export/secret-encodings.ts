import { decodedBase64 } from '../text/decoded-base64.ts';

/** Returns true for a text that people or programs may read, not for bytes. */
export function isPrintable(text: string): boolean {
  return /^[\t\n\r -~\u0080-\uffff]*$/.test(text);
}

function decodedPercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return decodeURIComponent(text.replace(/%(?![0-9A-Fa-f]{2})/g, '%25').replace(/(?:%[89A-Fa-f][0-9A-Fa-f])+/g, '?'));
  }
}

/** Returns a text without the encoded texts in it (a script, a `data:` link) that `isSecret` finds to hold a Secret. */
export function withoutEncoded(text: string, isSecret: (text: string) => boolean): string {
  return text
    .replace(/(data:[^\s,]{0,100},)([^\s"']*%[^\s"']*)/g, (whole, head: string, body: string) =>
      isSecret(decodedPercent(body)) ? `${head}redacted` : whole,
    )
    .replace(/[A-Za-z0-9+/_-]{24,}={0,2}/g, (run) => {
      const decoded = decodedBase64(run);
      return decoded !== null && isPrintable(decoded) && isSecret(decoded) ? 'redacted' : run;
    });
}
