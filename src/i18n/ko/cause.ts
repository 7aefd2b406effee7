// biome-ignore-all lint/style/noExcessiveLinesPerFile: A table of sentences.
import type { Change, ChangeWhat } from '../../engine/changes/index.ts';
import type {
  Assumption,
  Cause,
  CauseKind,
  CauseOf,
  CausePath,
  Instead,
  LeftOut,
  NearHost,
  NearPath,
} from '../../engine/match/index.ts';
import { tableOf } from '../../engine/text/index.ts';
import type { CauseMessages } from '../en/cause.ts';
import { seen } from '../seen.ts';

type ByKind = { readonly [K in CauseKind]: (cause: CauseOf<K>) => string };

const code = (text: string) => `\`${seen(text)}\``;
const onHost = (host: string | null) => (host === null ? '모든 호스트' : code(host));
/** Whether a host that is not asked is the less precise one of two that take the request. */
const isBehind = (host: string | null, other: string | null): boolean =>
  other === null || (other.startsWith('*.') && host?.toLowerCase().endsWith(other.slice(1).toLowerCase()) === true);
const list = (names: readonly string[]) => names.map(code).join(', ');

function missOfPath({ path, miss, corrected }: NearPath, asked: string): string {
  switch (miss) {
    case 'letter-case':
      return `${code(path)} 경로와 ${code(asked)} 요청은 대소문자가 다릅니다.`;
    case 'encoding':
      return path.includes('%') && !asked.includes('%')
        ? `요청은 ${code(asked)}(으)로 디코딩되고, 규칙의 ${code(path)} 경로는 적힌 그대로 비교합니다.`
        : `${code(path)} 경로와 ${code(asked)} 요청은 같은 글자를 뜻하지만 적힌 그대로 비교합니다.`;
    case 'slash':
      return `${code(path)} 경로와 ${code(asked)} 요청은 마지막 슬래시가 다릅니다.`;
    case 'element':
      return `${code(asked)} 요청은 ${code(path)} 아래가 아닙니다. Prefix는 요소 전체를 비교합니다.`;
    case 'exact':
      return `${code(path)} 경로는 Exact라서 뒤에 더 붙은 요청을 받지 않습니다.`;
    case 'length':
      return `${code(asked)} 요청은 ${code(path)} 경로보다 짧습니다.`;
    case 'letters':
      return `가장 가까운 경로 ${code(path)}: 철자가 다릅니다.`;
    case 'expression':
      return `${code(path)} 경로는 ${code(corrected ?? '')} 요청에는 맞고 ${code(asked)} 요청에는 맞지 않습니다.`;
    case 'other':
      return `${code(asked)} 요청과 비슷한 경로가 없습니다. 있는 경로: ${code(path)}.`;
  }
}

function missOfHost({ host, miss }: NearHost, asked: string): string {
  switch (miss) {
    case 'letter-case':
      return `${code(host)} 호스트에 대문자가 있습니다. 컨트롤러는 소문자 ${code(asked)} 호스트를 찾습니다.`;
    case 'trailing-dot':
      return `가장 가까운 호스트 ${code(host)}: 끝의 점이 다릅니다.`;
    case 'www':
      return `가장 가까운 호스트 ${code(host)}: ${code('www')} 유무가 다릅니다.`;
    case 'wildcard-bare':
      return `${code(host)} 범위에 ${code(asked)} 자신은 들어가지 않습니다. 별표는 레이블 하나만 뜻합니다.`;
    case 'wildcard-depth':
      return `${code(host)} 규칙의 별표는 레이블 하나만 뜻하고, ${code(asked)} 호스트에는 더 있습니다.`;
    case 'letters':
      return `가장 가까운 호스트 ${code(host)}: 철자가 다릅니다.`;
    case 'address':
      return `${code(asked)} 값은 주소이고 규칙에는 호스트가 있습니다: ${code(host)}.`;
    case 'absent':
      return `요청에 호스트가 없고 규칙에는 있습니다: ${code(host)}.`;
    case 'other':
      return `있는 호스트: ${code(host)}.`;
  }
}

function oddPath(odd: NonNullable<CauseOf<'matched'>['odd']>): string {
  const { target } = odd;
  switch (odd.what) {
    case 'not-rewritten':
      return `${code(odd.of)} 요청은 ${code(odd.otherTarget)} 경로로 바뀌지만, 이 요청은 ${code(target)} 그대로 서비스에 갑니다.`;
    case 'double-slash':
      return `서비스가 받는 경로는 ${code(target)}이고, 슬래시가 두 번 이어집니다.`;
    case 'literal':
      return `서비스가 받는 경로는 ${code(target)}입니다. ${code('$')} 자리에 들어갈 정규식 그룹이 없습니다.`;
    case 'joined':
      return `서비스가 받는 경로는 ${code(target)}이고, 두 부분이 슬래시 없이 붙었습니다.`;
    case 'relative':
      return `서비스가 받는 경로는 ${code(target)}입니다. 슬래시로 시작하지 않아 서버 대부분이 400으로 응답합니다.`;
  }
}

function matched(cause: CauseOf<'matched'>): string {
  const { odd, winner, leftOut, instead, alias } = cause;
  const told = leftOut ? inPlaceOf(winner, leftOut) : whyMatched(cause);
  return `${told}${alias ? aliasOf(alias) : ''}${instead ? standIn(instead) : ''}${odd ? ` ${oddPath(odd)}` : ''}`;
}

function aliasOf({ key, ingress, alias, over }: NonNullable<CauseOf<'matched'>['alias']>): string {
  const other = over && over.host !== null ? ` 이 이름은 ${code(over.host)} 호스트보다 앞섭니다.` : '';
  return ` ${code(ingress)}의 ${code(key)} 어노테이션에 ${code(alias)} 별칭이 있습니다.${other}`;
}

function standIn(instead: Instead): string {
  const { namespace, name } = instead.own;
  if (instead.by === 'name')
    return ` 적힌 서비스는 ${code(`${namespace}/${name}`)}이지만 컨트롤러는 두 서비스를 모두 ${code(instead.key)} 이름으로 부르고, 먼저인 쪽만 쓰입니다.`;
  const silent = (why[instead.silent.kind] as (of: Cause) => string)(instead.silent);
  return ` ${silent} 그래서 ${code(instead.key)} 어노테이션의 서비스가 답합니다.`;
}

function insteadOf({ instead }: { readonly instead?: Instead | undefined }): string {
  return instead ? standIn(instead) : '';
}

/** What answers, and what would if it were not left out. */
function inPlaceOf(winner: CausePath | string, left: LeftOut): string {
  const path = 'path' in left ? left.path : null;
  const other = path ? code(path.path || '/') : code('ingress' in left ? left.ingress : '/');
  const [own, next] =
    typeof winner === 'string' ? [winner, other] : path ? apart(winner, path) : [code(winner.path || '/'), other];
  const name = typeof winner === 'string' ? own : `${own} 경로`;
  const missing = left.kind === 'scheme-not-served' ? '받지 않아' : '빠져 있어';
  return `${next} 쪽이 ${missing} ${name}가 대신 답합니다. ${(why[left.kind] as (of: Cause) => string)(left)}`;
}

/** Two paths of one text by what else tells them apart. */
function apart(path: CausePath, other: CausePath): readonly [string, string] {
  const [own, next] = [path, other].map((one) => code(one.path || '/')) as [string, string];
  if (own !== next) return [own, next];
  if (path.host !== other.host) return [`${onHost(path.host)}의 ${own}`, `${onHost(other.host)}의 ${next}`];
  if (path.ingress === other.ingress) return [own, `다른 ${next}`];
  return [`${code(path.ingress)}의 ${own}`, `${code(other.ingress)}의 ${next}`];
}

/** Two rules, the longer one first. */
const longer = (rules: CauseOf<'matched'>['rules'], than: string) =>
  (rules ?? []).map(({ text }) => code(text)).join(than);

const firstBy = (by: string) => (by === 'priority' ? '의 우선순위가 가장 높습니다' : '가 먼저입니다');

/** 이름순으로 고르는 컨트롤러도, 그 반대인 컨트롤러도 있습니다. */
function byName({ ingress }: CausePath, over: CausePath | null): string {
  return `만든 시각으로는 가릴 수 없어 이름이 사전순으로 ${ingress < (over?.ingress ?? '') ? '앞인' : '뒤인'} 쪽이 먼저입니다.`;
}

function whyMatched({ winner, path: asked, by, fits, over, rules }: CauseOf<'matched'>): string {
  const [path, other] = over ? apart(winner, over) : [code(winner.path || '/'), ''];
  if (over && !over.fits) return `${path} 경로가 응답합니다. ${missOfPath(over, asked)}`;
  if (!over && by !== 'only') return `일치하는 경로 ${fits}개 중 ${path} 경로${firstBy(by)}.`;
  switch (by) {
    case 'only':
      return `${onHost(winner.host)} 경로 중 일치하는 것은 ${path} 하나입니다.`;
    case 'longest':
      return fits > 2
        ? `일치하는 경로 ${fits}개 중 가장 긴 경로: ${path}. 다음은 ${other}.`
        : `${path} 경로가 함께 일치하는 ${other} 경로보다 깁니다.`;
    case 'exact':
      return `${path} 경로는 Exact라서 ${other} 경로보다 앞섭니다.`;
    case 'text':
      return `${path} 경로와 ${other} 경로는 길이가 같고 둘 다 일치합니다. 바이트 순서로 뒤인 쪽을 먼저 찾습니다.`;
    case 'type':
      return `길이는 같지만 경로 종류 때문에 ${path} 경로가 ${other} 경로보다 앞섭니다.`;
    case 'first':
      return `${path} 경로가 함께 일치하는 ${other} 경로보다 먼저 적혀 있습니다.`;
    case 'listed':
      return `${path} 경로와 앞에 적힌 ${other} 경로가 같아 컨트롤러가 나중 것만 남깁니다.`;
    case 'rule-length':
      return `규칙이 더 길어 ${path} 경로가 ${other} 경로보다 앞섭니다: ${longer(rules, ' > ')}.`;
    case 'priority':
      return `${path} 경로의 우선순위가 함께 일치하는 ${other} 경로보다 높습니다.`;
    case 'older':
      return `${code(winner.ingress)} 쪽이 ${code(over?.ingress ?? '')} 쪽보다 오래되었습니다. ${code(over?.path || '/')} 경로도 일치합니다.`;
    case 'name':
      return `${code(winner.ingress)} 쪽이 ${code(over?.ingress ?? '')} 쪽보다 먼저입니다. ${byName(winner, over)} ${code(over?.path || '/')} 경로도 일치합니다.`;
    case 'backend-name':
      return `${path} 경로와 ${other} 경로는 같은 행이 되고, 앞 경로의 서비스 이름이 글자 순서로 앞섭니다.`;
    case 'sequence':
      return `컨트롤러가 함께 일치하는 ${other} 경로보다 ${path} 경로를 먼저 찾습니다.`;
    case 'host':
      return `더 정확한 호스트는 ${onHost(winner.host)}입니다. ${onHost(over?.host ?? null)}의 ${code(over?.path || '/')} 경로는 보지 않습니다.`;
  }
}

/** Something that speaks of the host, is left out and would not take the request either; `''` for nothing. */
function beside(idle: LeftOut | undefined): string {
  if (!idle) return '';
  const name = 'path' in idle ? (idle.path?.path ?? '') || '/' : idle.ingress;
  return ` ${code(name)} 쪽은 빠져 있고, 있어도 이 요청을 받지 않습니다. ${(why[idle.kind] as (of: Cause) => string)(idle)}`;
}

function pathUnmatched(cause: CauseOf<'path-unmatched'>): string {
  const { host, path, nearest, notAsked, idle, asText, alias } = cause;
  const [near] = nearest;
  const [other] = notAsked;
  if (idle) return beside(idle).trim();
  if (asText) {
    const text = `${code(asText.path.path)} 경로는 정규식이 아니라 글자 그대로 비교합니다.`;
    return asText.key === null
      ? `${text} 이 호스트에는 경로를 정규식으로 만드는 어노테이션이 없습니다.`
      : `${text} ${code(asText.key)} 값을 읽을 수 없습니다.`;
  }
  if (alias)
    return `${code(alias.ingress)}의 ${code(alias.key)} 어노테이션에도 이 호스트가 있지만 쓰이지 않습니다. 이 호스트의 규칙이 ${code(alias.older)} 쪽에 있습니다.`;
  const told = near ? missOfPath(near, path) : `${onHost(host)}에는 ${code(path)} 요청과 가까운 경로가 없습니다.`;
  if (!other) return told;
  if (!isBehind(host, other.host)) return `${told} ${elsewhere(other)}`;
  return `${told} ${onHost(other.host)}의 ${code(other.path || '/')} 경로는 보지 않습니다. 더 정확한 호스트는 ${onHost(host)}입니다.`;
}

function elsewhere({ path, host }: { readonly path: string; readonly host: string | null }): string {
  return `${onHost(host)}의 ${code(path || '/')} 경로라면 받습니다.`;
}

function opens({ opens: opener, asked }: CauseOf<'scheme-not-served'>): string {
  switch (opener.by) {
    case 'tls':
      return `${code(opener.ingress)}에 ${opener.host === undefined ? '' : `${code(opener.host)}의 `}${code('tls')} 항목이 있으면 ${asked} 요청도 받습니다.`;
    case 'annotation': {
      const settings = [opener, ...(opener.also ?? [])];
      const written = settings.flatMap(({ key, value }) => (value === null ? [] : [code(`${key}: "${value}"`)]));
      const gone = settings.flatMap(({ key, value }) => (value === null ? [code(key)] : []));
      const without = `${gone.join(', ')} 어노테이션이 없으면`;
      if (written.length === 0) return `${without} ${asked} 요청도 받습니다.`;
      const first = `${written.join(', ')} 어노테이션이 있${gone.length > 0 ? '고' : '으면'}`;
      return `${first} ${gone.length > 0 ? `${without} ` : ''}${asked} 요청을 받습니다.`;
    }
    case 'option':
      return `${code(opener.name)} 옵션을 켜면 ${asked} 요청도 받습니다.`;
  }
}

function notTaken({ why, className, option }: CauseOf<'ingress-not-taken'>): string {
  switch (why) {
    case 'class-unknown':
      return `${code(className ?? '')} 클래스의 IngressClass가 이 파일들에 없습니다.`;
    case 'class-elsewhere':
      return `${code(className ?? '')} 클래스는 다른 컨트롤러의 것입니다.`;
    case 'class-annotation':
      return `${code('kubernetes.io/ingress.class')} 값은 ${code(className ?? '')}이고, 이 컨트롤러는 다른 값을 봅니다.`;
    case 'no-class':
      return '클래스가 적혀 있지 않고, 기본 IngressClass도 없습니다.';
    case 'watch-option':
      return `${className === null ? '클래스가 적혀 있지 않습니다.' : `클래스는 ${code(className)}입니다.`} 이 컨트롤러는 ${code(option ?? '')} 옵션이 있어야 맡습니다.`;
  }
}

const keysOf = ({ key, also = [] }: Pick<CauseOf<'redirect'>, 'key' | 'also'>) => list([key ?? '', ...also]);

function offers({ offer, alsoMissing = [] }: CauseOf<'route-refused'>): string {
  const there = [offer ?? '', ...alsoMissing.map((one) => one.offer)].filter((name) => name !== '');
  return there.length > 0 ? ` 있는 이름: ${list(there)}.` : '';
}

function canaryRefused({ why, rival, partner }: CauseOf<'route-refused'>, name: string): string {
  if (why === 'canary-alone') return `${name} 경로는 카나리이고, 짝이 되는 경로가 없습니다.`;
  if (why === 'canary-type')
    return `${name} 경로는 카나리인데 ${code(partner?.path.ingress ?? '')}에서는 유형이 ${partner?.pathType}입니다. 카나리는 유형까지 같은 경로의 몫만 나눕니다.`;
  const by = code(rival?.ingress ?? '');
  if (why === 'canary-second')
    return `${name} 경로의 카나리는 쓰이지 않습니다. 같은 서비스의 카나리인 ${by} 쪽이 먼저입니다.`;
  return rival?.path
    ? `먼저인 ${by} 카나리가 같은 서비스를 차지해 ${name} 경로는 빠집니다.`
    : `${name} 경로의 서비스는 ${by} 카나리의 기본 백엔드이므로 이 경로는 빠집니다.`;
}

function routeRefused(cause: CauseOf<'route-refused'>): string {
  const { path, why, key, missing, alsoMissing = [], by } = cause;
  const name = code(path.path || '/');
  switch (why) {
    case 'path-type':
      return `${name} 경로가 일치하지만 ${code('pathType')} 값으로 Exact, Prefix, ImplementationSpecific 중 어느 것도 적혀 있지 않습니다.`;
    case 'no-backend':
      return `${name} 경로가 일치하지만 백엔드가 없습니다.`;
    case 'resource-backend':
      return `${name} 경로는 리소스로 이어지고, 이 컨트롤러는 리소스를 다루지 않습니다.`;
    case 'duplicate':
      return `${name} 경로가 두 번 적혀 있습니다. ${code(by ?? '')} 쪽이 남습니다.`;
    case 'generated':
      return `${name} 경로는 Exact이고, 이 호스트의 경로는 정규식이라 기본 백엔드의 ${name} 경로를 먼저 봅니다.`;
    case 'middleware-missing':
      return `${code(key ?? '')}에 적힌 ${[missing, ...alsoMissing.map(({ name }) => name)].map((one) => (one ? code(one) : '이름 없는')).join(', ')} 미들웨어가 없어 이 경로는 빠집니다.${offers(cause)}`;
    case 'priority-too-high':
      return `${code(key ?? '')} 값이 한계보다 커서 이 경로는 빠집니다.`;
    case 'expression':
      return `${name} 경로를 정규식으로 읽을 수 없어 빠집니다.`;
    case 'canary-service':
    case 'canary-alone':
    case 'canary-type':
    case 'canary-second':
      return canaryRefused(cause, name);
    case 'annotation':
      return `${keysOf(cause)} 때문에 이 컨트롤러는 ${name} 경로를 뺍니다.`;
    case 'spared':
      return `${name} 경로는 ${keysOf(cause)} 어노테이션 때문에 리디렉션만 하고, ${code(cause.spared ?? '')} 경로로 시작하는 요청은 리디렉션하지 않습니다.`;
    case 'service-annotation':
      return `서비스의 ${code(key ?? '')} 어노테이션을 읽을 수 없어 ${name} 경로는 빠집니다.`;
    case 'external-name':
      return `${name} 경로의 서비스가 ExternalName이고, 이 컨트롤러는 허용하지 않습니다.`;
    case 'headless':
      return `${name} 경로의 서비스가 헤드리스라서 자체 주소가 없어 이 경로는 빠집니다.`;
    case 'no-listener':
      return `${code(key ?? '')} 어노테이션 때문에 ${name} 경로는 이 스킴의 요청을 받지 않고, 다른 스킴으로도 열려 있지 않습니다.`;
    case 'empty-rule':
      return '호스트도 경로도 없는 규칙은 빠집니다.';
  }
}

function serviceMissing({ service, elsewhere, near }: CauseOf<'service-missing'>): string {
  const told = `${code(service.namespace)} 네임스페이스에 ${code(service.name)} 서비스가 없습니다.`;
  if (elsewhere.length > 0)
    return `${told} 같은 이름이 있는 네임스페이스: ${list(elsewhere.map(({ namespace }) => namespace))}.`;
  return near.length > 0 ? `${told} 비슷한 이름: ${list(near)}.` : told;
}

function portMissing(cause: CauseOf<'port-missing'>): string {
  const { needs } = cause;
  const more = needs ? ` 포트가 있어도 ExternalName 서비스라서 ${code(needs)} 옵션도 켜야 합니다.` : '';
  return portsThere(cause) + more;
}

function portsThere({ service, ports, meant }: CauseOf<'port-missing'>): string {
  const told = `${code(service.name)} 서비스에 ${code(String(service.port ?? ''))} 포트가 없습니다.`;
  if (meant) return `${told} 그것은 파드의 포트이고, 서비스의 포트는 ${code(String(meant.name ?? meant.port))}입니다.`;
  const names = ports.map(({ name, port }) => (name === null ? String(port) : `${name} ${port}`));
  return names.length > 0 ? `${told} 있는 포트: ${list(names)}.` : `${told} 포트가 하나도 없습니다.`;
}

/** 혼자서도 같은 일을 하는 것들. */
function alikeOf({ alike = [] }: CauseOf<'redirect'>): string {
  const names = alike.map(({ by, key, ingress }) => {
    if (by === 'config') return `ConfigMap의 ${code(key ?? '')} 값`;
    return `${code(ingress ?? '')}의 ${by === 'tls' ? `${code('tls')} 항목` : `${code(key ?? '')} 어노테이션`}`;
  });
  return names.length > 0 ? ` ${names.join(', ')} 하나만 있어도 https로 보냅니다.` : '';
}

function tableRefused({ by, detail, path, twin }: CauseOf<'table-refused'>): string {
  const end = '거절해 이 파일들은 모두 적용되지 않습니다.';
  if (by) return `${code(by.ingress)}의 ${code(by.key)} 어노테이션에 있는 ${code(detail ?? '')} 값을 프록시가 ${end}`;
  if (!path) return `컨트롤러가 만든 설정을 프록시가 ${end}`;
  const own = `${code(path.ingress)}의 ${code(path.path || '/')} 경로`;
  if (!twin) return `${own}를 프록시가 ${end}`;
  return `${own}는 ${code(twin.ingress)}의 ${code(twin.path || '/')} 경로와 같은 위치가 되어 프록시가 ${end}`;
}

function redirect(cause: CauseOf<'redirect'>): string {
  const { loops, noHeader } = cause;
  const port = noHeader ? ` ${code(noHeader)} 헤더가 없어 포트는 요청이 들어온 포트 그대로입니다.` : '';
  return `${oddRedirect(cause) ?? whyRedirected(cause)}${alikeOf(cause)}${port}${loops ? ' 따라가면 같은 요청으로 되돌아옵니다.' : ''}`;
}

/** What is wider than it looks, or goes by two steps. */
function oddRedirect({ by, key, ingress, isWider, with: other }: CauseOf<'redirect'>): string | null {
  const owner = ingress === null ? '' : `${code(ingress)}의 `;
  if (isWider)
    return `${owner}${code(key ?? '')} 어노테이션은 이 호스트에서 어느 경로도 받지 않는 요청을 모두 리디렉션합니다.`;
  if (other) {
    const [root, first] = by === 'app-root' ? [key, other] : [other, key];
    return `${owner}${code(root ?? '')} 어노테이션이 이 호스트의 루트를 맡고, ${code(first ?? '')} 설정이 먼저 https로 보냅니다.`;
  }
  return null;
}

function whyRedirected(cause: CauseOf<'redirect'>): string {
  const { by, key, ingress } = cause;
  const owner = ingress === null ? '' : `${code(ingress)}의 `;
  switch (by) {
    case 'annotation':
    case 'alias':
      return `${owner}${keysOf(cause)} 어노테이션이 서비스보다 먼저 리디렉션합니다.`;
    case 'app-root':
      return `${owner}${code(key ?? '')} 어노테이션이 이 호스트의 루트를 다른 곳으로 보냅니다.`;
    case 'tls':
      return `${owner}${code('tls')} 항목이 있어 이 호스트의 http 요청을 https로 보냅니다.`;
    case 'config':
      return `컨트롤러 ConfigMap의 ${code(key ?? '')} 값이 리디렉션합니다.`;
    case 'slash':
      return '경로가 슬래시로 끝나게 적혀 있어 컨트롤러가 그쪽으로 보냅니다.';
    case 'default':
      return key === null
        ? '어노테이션과 상관없이 컨트롤러가 리디렉션합니다.'
        : `${code(key)} 설정이 기본으로 켜져 있어 컨트롤러가 리디렉션합니다.`;
  }
}

function nothingConfigured({ what, idle }: CauseOf<'nothing-configured'>): string {
  switch (what) {
    case 'no-ingress':
      return '인그레스가 없습니다.';
    case 'none-taken':
      return '이 컨트롤러가 맡는 인그레스가 없고, 맡아도 이 요청에 답할 것이 없습니다.';
    case 'no-rules':
      return `인그레스에 쓰이는 경로가 없습니다.${beside(idle)}`;
  }
}

const badRequests = {
  target: '요청 대상을 읽을 수 없습니다.',
  'above-root': '경로의 점이 루트보다 위를 가리킵니다.',
  host: 'Host 헤더를 읽을 수 없습니다.',
  method: '컨트롤러가 이 메서드를 받지 않습니다.',
} as const;

/** A default backend that one would have expected to answer; `''` for none. */
function unusedDefault(cause: Cause): string {
  const unused = 'unused' in cause ? cause.unused : undefined;
  if (unused?.older)
    return ` ${code(unused.ingress)}의 기본 백엔드는 여기서 쓰이지 않습니다. 더 오래된 ${code(unused.older)} 쪽이 이 호스트를 만들었습니다.`;
  return unused ? ` ${code(unused.ingress)}의 기본 백엔드는 그 인그레스에 규칙이 있어 여기서 쓰이지 않습니다.` : '';
}

const why: ByKind = {
  matched,
  'host-unknown': ({ host, alias, bare, nearest, notAsked: [other], idle }) => {
    if (idle) return beside(idle).trim();
    if (bare)
      return `${code(bare.ingress)}에 이 호스트의 규칙이 있지만 경로가 없습니다. 이 컨트롤러는 그런 규칙을 쓰지 않습니다.`;
    if (alias) {
      return `${code(alias.ingress)}의 ${code(alias.key)} 어노테이션에 이 호스트가 있지만 쓰이지 않습니다. 그 호스트의 별칭은 먼저인 ${code(alias.older)} 쪽이 정합니다.`;
    }
    if (nearest[0]) return missOfHost(nearest[0], host);
    return `이 파일들에 가까운 호스트가 없습니다.${other ? ` ${elsewhere(other)}` : ''}`;
  },
  'path-unmatched': pathUnmatched,
  'scheme-not-served': (cause) =>
    `${cause.path ? code(cause.path.ingress) : '기본 백엔드'} 쪽은 ${cause.served} 요청만 받습니다. ${opens(cause)}`,
  'ingress-not-taken': notTaken,
  'ingress-refused': ({ ingress, key, also = [] }) =>
    also.length > 0
      ? `${[key, ...also].map(code).join(', ')}, 이 가운데 하나만 있어도 이 컨트롤러는 ${code(ingress)} 전체를 뺍니다.`
      : `${code(key)} 때문에 이 컨트롤러는 ${code(ingress)} 전체를 뺍니다.`,
  'route-refused': (cause) =>
    routeRefused(cause) + (cause.onlyOn ? ` 고치면 ${code(`${cause.onlyOn}://`)} 요청에만 답합니다.` : ''),
  'service-missing': (cause) => serviceMissing(cause) + insteadOf(cause),
  'port-missing': (cause) => portMissing(cause) + insteadOf(cause),
  'no-endpoints': ({ service, unready, instead }) =>
    (unready > 0
      ? `${code(service.name)} 서비스의 파드 ${unready}개가 모두 준비되지 않았습니다.`
      : `${code(service.name)} 서비스 뒤에 파드가 없습니다.`) + insteadOf({ instead }),
  redirect,
  'default-backend': ({ ingress, key, rest, leftOut, over, asPath, instead }) => {
    const whose = ingress !== null ? `${code(ingress)}의 ` : key !== null ? `${code(key)}의 ` : '컨트롤러의 ';
    const end = insteadOf({ instead });
    if (leftOut) return inPlaceOf(`${whose}기본 백엔드`, leftOut) + end;
    if (over)
      return `${code(over.ingress)}의 ${code(over.path || '/')} 경로 대신 ${whose}기본 백엔드가 답합니다. ${asPath ? `호스트 없는 ${code('/')} 경로로 들어가 먼저 선택됩니다.` : '규칙이 없는 인그레스는 더 오래되지 않았어도 루트를 차지합니다.'}${end}`;
    const first = rest === 'host' ? '이 호스트의 규칙이 없어' : '이 호스트에서 일치하는 경로가 없어';
    return `${first} ${whose}기본 백엔드가 받습니다.${end}`;
  },
  share: ({ by, key, parts, via, defaults }) => {
    const whose = via
      ? ` ${code(via.ingress)}에 있는 ${code(via.path || '/')} 경로의 카나리입니다. 카나리는 같은 서비스로 가는 모든 경로의 몫을 나눕니다.`
      : '';
    if (defaults)
      return `${defaults.rest === 'host' ? '이 호스트의 규칙이 없습니다' : '이 호스트의 경로 중에 맞는 것이 없습니다'}. ${list(defaults.ingresses)}의 기본 백엔드 가운데 하나만 쓰이는데, 어느 것인지 정해져 있지 않습니다.`;
    if (by === 'tie' && key !== null)
      return `${code(key)} 때문에 우선순위가 같아졌습니다. 이 설정이 없으면 규칙의 길이가 다릅니다. 어느 쪽이 답할지 정해져 있지 않습니다.`;
    if (by === 'tie') return '컨트롤러가 보는 모든 것이 같아 어느 쪽이 답할지 정해져 있지 않습니다.';
    if (key === null) return `카나리가 일부를 받습니다.${whose}`;
    return parts.some(({ weight }) => weight !== null)
      ? `${code(key)} 설정에 따라 카나리가 일부를 받습니다.${whose}`
      : `이 요청은 ${code(key)} 설정이 정합니다. 무작위로 나뉘지 않고 서비스 하나가 전부 받습니다.${whose}`;
  },
  denied: ({ key, also = [] }) =>
    also.length > 0
      ? `${[key, ...also].map(code).join(', ')} 어노테이션이 각각 서비스보다 먼저 거절합니다.`
      : `${code(key)} 어노테이션이 서비스보다 먼저 거절합니다.`,
  'bad-request': ({ what, char }) =>
    char === undefined
      ? badRequests[what]
      : `요청 대상에 ${code(char)} 문자가 그대로 들어 있습니다. ${code(encodeURIComponent(char))} 형태로만 읽을 수 있습니다.`,
  'nothing-configured': nothingConfigured,
  'not-simulated': ({ path, key }) =>
    path && key.includes('.')
      ? `${code(key)} 어노테이션이 이 요청에 답하거나, 바꾸거나, 거절할 수 있지만 그 동작은 시뮬레이션하지 않습니다.`
      : path
        ? `${code(path.path || '/')} 경로가 답할 수 있지만 그 동작은 시뮬레이션하지 않습니다.`
        : '여기서 결정하는 것을 시뮬레이션하지 않습니다.',
  'answered-by-gateway': ({ key, bare }) => {
    if (bare?.of)
      return `${code(key ?? '')} 값 때문에 응답은 ${bare.status} 코드뿐입니다. 이 코드로는 ${code(bare.of)} 어노테이션이 아무 데로도 보내지 않습니다.`;
    if (bare) return `${code(key ?? '')} 어노테이션이 경로를 모두 지워 컨트롤러가 ${bare.status}으로 응답합니다.`;
    return key === null ? '컨트롤러 자신의 페이지가 답합니다.' : `${code(key)} 어노테이션이 서비스 대신 답합니다.`;
  },
  'table-refused': tableRefused,
};

const verdict: { readonly [K in CauseKind]?: (cause: CauseOf<K>) => string } = {
  'host-unknown': ({ idle, bare }) =>
    idle || bare ? '쓰이는 규칙 중에 이 호스트가 없습니다' : '이 호스트의 규칙이 없습니다',
  'path-unmatched': () => '이 호스트에서 일치하는 경로가 없습니다',
  'scheme-not-served': ({ served }) => `${served} 요청에만 답합니다`,
  'ingress-not-taken': ({ ingress }) => `${code(ingress)}: 답할 수 있지만 맡지 않습니다`,
  'ingress-refused': ({ ingress }) => `${code(ingress)}: 빠집니다`,
  'route-refused': ({ path, why: by }) =>
    `${code(path.path || '/')}: ${by === 'generated' ? '차례가 오지 않습니다' : '빠집니다'}`,
  'service-missing': ({ path }) => `${matchedPath(path)} 서비스가 없습니다`,
  'port-missing': ({ path }) => `${matchedPath(path)} 포트가 없습니다`,
  'no-endpoints': ({ path }) => `${matchedPath(path)} 준비된 파드가 없습니다`,
  denied: () => '어노테이션이 거절합니다',
  'bad-request': () => '컨트롤러가 이런 요청을 거절합니다',
  'nothing-configured': () => '받을 것이 설정되어 있지 않습니다',
  'answered-by-gateway': ({ key }) => (key === null ? '컨트롤러가 직접 답합니다' : '어노테이션이 답합니다'),
};

function matchedPath(path: { readonly path: string } | null): string {
  return path ? `${code(path.path || '/')} 경로는 일치하고` : '기본 백엔드가 받지만';
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: One sentence for each kind.
function changeOf(what: ChangeWhat): string {
  switch (what.kind) {
    case 'ask-scheme':
      return `요청: ${code(`${what.scheme}://`)}`;
    case 'ask-host':
      return `요청: ${code(what.host)}`;
    case 'ask-path':
      return `요청: ${code(what.path)}`;
    case 'follow':
      return '리디렉션 따라가기';
    case 'path-type':
      return `${code(what.path)} 경로를 ${code(`pathType: ${what.pathType}`)}`;
    case 'add-path':
      return `${code(what.host)}에 경로 추가: ${code(what.path)} → ${code(what.service)}`;
    case 'path':
      return `경로 변경: ${code(what.from)} → ${code(what.path)}`;
    case 'service':
      return `서비스 ${code(what.service)}`;
    case 'port':
      return `${code(what.service)} 포트 ${code(what.port)}`;
    case 'add-service':
      return `${code(what.namespace)}에 서비스 추가: ${code(what.service)}`;
    case 'add-external-name':
      return `ExternalName 서비스 추가: ${code(what.service)} → ${code(what.externalName)}`;
    case 'class':
      return code(`ingressClassName: ${what.className}`);
    case 'host':
      return `규칙 추가: ${code(what.host)}`;
    case 'tls':
      return `${code('tls')} 항목 추가: ${code(what.host)}`;
    case 'annotation':
      return code(`${what.key}: "${what.value}"`);
    case 'annotations':
      return what.settings
        .map(({ key, value }) => (value === null ? `${code(key)} 삭제` : code(`${key}: "${value}"`)))
        .join(', ');
    case 'without-tls':
      return `${code('tls')} 항목 삭제: ${list([what.host, ...(what.others ?? [])])}`;
    case 'split-tls':
      return `${what.others.map(code).join(', ')}의 ${code('tls')} 항목에서 ${code(what.host)} 제외`;
    case 'namespace':
      return `${code(what.ingress)} 네임스페이스 변경: ${code(what.namespace)}`;
    case 'before':
      return `${code(what.path)} 경로를 ${code(what.over)} 앞으로`;
    case 'recreate':
      return `${code(what.ingress)} 다시 생성: ${code(what.over)} 쪽이 더 오래됨`;
    case 'rename':
      return `이름 변경: ${code(what.ingress)} → ${code(what.name)}`;
    case 'option':
      return `컨트롤러 설정: ${code(`${what.name} = ${what.value}`)}`;
    case 'without-annotation':
      return `어노테이션 삭제: ${code(what.key)}`;
  }
}

/** What is named by the change itself. */
const naming: ReadonlySet<ChangeWhat['kind']> = new Set(['namespace', 'recreate', 'rename']);

function change(what: ChangeWhat, objects: Change['objects']): string {
  if (objects.length === 0 || naming.has(what.kind)) return changeOf(what);
  const where = objects.map(({ kind, name }) => {
    const isService = kind === 'Service';
    return isService ? `서비스 ${code(name)}` : code(name);
  });
  return `${changeOf(what)} (${where.join(', ')})`;
}

const options = tableOf<readonly [on: string, off: string]>({
  entryPointTls: ['https 진입점에 TLS 있음', 'https 진입점에 TLS 없음'],
});

function assumption({ kind, option, value }: Assumption, controller: string): string {
  switch (kind) {
    case 'option': {
      const [on, off] = options.get(option ?? '') ?? [];
      if (on && off) return value === false || value === 'false' ? off : on;
      return code(`${option} = ${String(value)}`);
    }
    case 'services':
      return '이름이 적힌 서비스가 모두 있음';
    case 'class':
      return value === null
        ? `클래스가 없는 인그레스는 ${controller}의 것`
        : `${code(String(value))} 클래스는 ${controller}의 것`;
    case 'default-class':
      return `클래스가 없는 인그레스에는 기본 클래스 ${code(String(value))} 적용`;
  }
}

/** Korean words for why an answer is as it is. */
export const cause: CauseMessages = {
  why: (of: Cause): string => (why[of.kind] as (of: Cause) => string)(of) + unusedDefault(of),
  verdict: (of: Cause): string => (verdict[of.kind] as ((of: Cause) => string) | undefined)?.(of) ?? '',
  status: {
    'no-host': '이 호스트를 쓰는 규칙이 없습니다',
    'no-path': '이 호스트에서 일치하는 경로가 없습니다',
    'nothing-configured': '설정된 것이 없습니다',
    'no-service': '서비스가 없습니다',
    'no-port': '서비스에 그 포트가 없습니다',
    'no-endpoints': '서비스에 준비된 파드가 없습니다',
    'bad-request': '컨트롤러가 받지 않는 요청입니다',
    denied: '어노테이션이 막습니다',
    'by-annotation': '어노테이션이 응답합니다',
    'internal-error': '컨트롤러가 이 설정을 처리하지 못합니다',
    'built-in': '컨트롤러의 자체 페이지입니다',
  },
  evidence: { measured: '측정함', source: '소스에서 읽음', documented: '문서에 있음', inferred: '추론함' },
  assumed: (isSet) => (isSet ? '설정' : '가정'),
  assumptions: '파일에 없는 내용',
  assumption,
  line: (n) => `${n}행`,
  change,
  try: '해 보기',
  whyNot: { before: '대신', after: '이(가) 응답하려면', choose: '다른 서비스', label: '응답해야 할 서비스' },
  refusedByApi: 'API 서버가 이 오브젝트를 거부합니다. 이대로는 어떤 컨트롤러도 보지 못합니다.',
  noType: 'pathType 없음',
  notSimulated: '시뮬레이션 안 함',
  breaks: (effects, more) => `다른 응답이 바뀝니다: ${effects.join('; ')}${more > 0 ? ` 외 ${more}개` : ''}`,
  noChange: (service) => `${code(service)} 서비스가 받게 할 작은 변경이 없습니다.`,
};
