import type { Diagnostic, DiagnosticCode, DiagnosticParams } from '../diagnostics/diagnostic.ts';
import type { Decision } from '../match/decision.ts';
import type { ObjectRef } from '../model/objects.ts';
import { claims } from './claims.ts';

/** A request line is asked as the request bar asks it; `null` when nobody answers. */
export type AskLine = (line: string) => Decision | null;

/** Returns the lines that may show a problem: as it was found, then on https, where hosts with TLS are served. */
export function linesFor({ code, witness }: Diagnostic): readonly string[] {
  if (witness === undefined || !claims[code]) return [];
  const secure = witness.replace(/^([A-Z]+ )http:/, '$1https:');
  return secure === witness ? [witness] : [witness, secure];
}

function shows<C extends DiagnosticCode>(
  code: C,
  params: DiagnosticParams[C],
  seen: Parameters<NonNullable<(typeof claims)[C]>>[0],
) {
  return claims[code]?.(seen, params) ?? false;
}

/** Returns true when a decision on one of the lines shows what a problem of an object says. */
export function isShownBy(diagnostic: Diagnostic, object: ObjectRef, decision: Decision): boolean {
  // Code and parameters belong together in a diagnostic; the union does not keep them together.
  return shows(diagnostic.code, diagnostic.params as never, { decision, object });
}

/** Returns the request that shows a problem when the controller is asked, `null` when none does: then none is offered. */
export function proofOf(diagnostic: Diagnostic, object: ObjectRef, ask: AskLine): string | null {
  const found = linesFor(diagnostic).find((line) => {
    const decision = ask(line);
    return decision !== null && isShownBy(diagnostic, object, decision);
  });
  return found ?? null;
}

/** Returns a problem with the request that shows it, or with none. */
export function withProof(diagnostic: Diagnostic, object: ObjectRef, ask: AskLine): Diagnostic {
  const { witness, ...rest } = diagnostic;
  if (witness === undefined) return diagnostic;
  const proof = proofOf(diagnostic, object, ask);
  // Code and parameters stay together: nothing but the request is taken away.
  return (proof === null ? rest : { ...rest, witness: proof }) as Diagnostic;
}
