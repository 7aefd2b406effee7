import type { ProfileOptions } from '../../match/profile.ts';

/** Annotations without prefix, with their values. */
export type Values = Readonly<Record<string, string>>;

/** What has to stand beside an annotation to give it an effect. */
export interface Beside {
  readonly beside?: Values;
  readonly options?: ProfileOptions;
}

/**
 * Which requests an annotation that is not simulated concerns: those that the paths of its Ingress take, on https alone, as a preflight
 * or with a body; all of the host, or all of it on https; all that reach the Service; those that a canary has a share in; those that the
 * default backend of its Ingress takes too; or those of paths that its path might have come before.
 */
export type Reach =
  | 'path'
  | 'https-path'
  | 'preflight'
  | 'body'
  | 'host'
  | 'https-host'
  | 'service'
  | 'canary'
  | 'rival';

/** What is known of an annotation, as the sweep proves it. */
export type Standing = Beside &
  (
    | {
        readonly kind: 'simulated';
        /** A value that answers as if the annotation were not there, `null` for leaving it out. */
        readonly from: string | null;
        /** One that answers some request otherwise. */
        readonly to: string;
      }
    | {
        readonly kind: 'noted';
        readonly value: string;
        readonly reach: Reach;
        readonly onDefault: boolean;
        readonly ingressOnly: boolean;
        readonly serviceOnly: boolean;
      }
    | {
        readonly kind: 'harmless';
        readonly values: readonly string[];
        /** Why it cannot change an answer, and how that is known. */
        readonly why: string;
        readonly source: string;
      }
  );

/** The standing of every annotation of one profile, by its name without prefix. */
export interface StandingTable {
  readonly profile: string;
  /** Where Services may carry them too, or alone. */
  readonly onServices: 'never' | 'too' | readonly string[];
  readonly standings: ReadonlyMap<string, Standing>;
  /** Names whose given list says that they route, and that are harmless all the same; with the reason. */
  readonly givenOtherwise?: Values;
}

/** Returns an annotation whose effect is computed: the value `to` answers some request in another way than `from` does. */
export function simulated(to: string, more: Beside & { readonly from?: string } = {}): Standing {
  const { from = null, ...beside } = more;
  return { kind: 'simulated', from, to, ...beside };
}

/** Returns an annotation that is not simulated and told on every request that it reaches. */
export function noted(
  reach: Reach,
  value: string,
  more: Beside & { readonly onDefault?: true; readonly ingressOnly?: true; readonly serviceOnly?: true } = {},
): Standing {
  const { onDefault = false, ingressOnly = false, serviceOnly = false, ...beside } = more;
  return { kind: 'noted', value, reach, onDefault, ingressOnly, serviceOnly, ...beside };
}

/** Returns annotations, a line each with a value that is right, that cannot change an answer. */
export function harmless(why: string, source: string, lines: string): readonly (readonly [string, Standing])[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', ...words] = line.trim().split(' ');
      const values = words.length === 0 ? ['x'] : words.join(' ').split(' | ');
      return [name, { kind: 'harmless', values, why, source }] as const;
    });
}
