import type { CausePath } from '../match/cause.ts';
import { editDistance } from '../match/causes/distance.ts';
import { decoded } from '../match/causes/near-paths.ts';

function bareOf(path: string): string {
  return path.replace(/\/+$/, '');
}

/** The beginning of a request path that has as many elements as `path`. */
function sameDepth(path: string, asked: string): string {
  return asked.split('/').slice(0, path.split('/').length).join('/');
}

/** Shorter ones are all a letter or two from one another. */
const leastElement = 3;

/** True for two texts that may be one with a slip in it. Numbers are no slips: `/v1` is not meant by `/v2`. */
function isMisspelt(own: string, asked: string, most: number): boolean {
  const digits = (text: string) => text.replace(/\D/g, '');
  return (
    Math.min(own.length, asked.length) > leastElement &&
    digits(own) === digits(asked) &&
    editDistance(own, asked, most) <= most
  );
}

/** True where one who asked for `asked` may have meant `offered`: its first element is the same, or one letter is another. */
export function isNear(asked: string, offered: string): boolean {
  const [own, other] = [decoded(offered), decoded(asked)].map((path) => bareOf(path).toLowerCase()) as [string, string];
  const first = own.split('/')[1] ?? '';
  if (first === (other.split('/')[1] ?? '')) return true;
  const cut = sameDepth(own, other);
  return Math.min(own.length, cut.length) > leastElement && editDistance(own, cut, 1) <= 1;
}

/** Returns a path that a person would write in place of `path` for what was asked: as long as it is. `null` where it is no slip. */
export function mendedPath({ path, matcher }: CausePath, asked: string): string | null {
  const own = bareOf(path);
  if (asked === own || asked === `${own}/`) return asked;
  const lower = asked.toLowerCase();
  if (matcher.kind !== 'exact' && lower.startsWith(path.toLowerCase())) return asked.slice(0, path.length);
  const cut = sameDepth(own, asked);
  const isSame = decoded(own).toLowerCase() === decoded(cut).toLowerCase();
  if (!isSame && !isMisspelt(own, cut, own.length < 6 ? 1 : 2)) return null;
  const isSlashed = path.endsWith('/') && asked.startsWith(`${cut}/`);
  return isSlashed ? `${cut}/` : cut;
}
