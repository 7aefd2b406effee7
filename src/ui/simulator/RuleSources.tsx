import { BookOpen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type RuleSource, sourceAddress, sourceText } from '../../engine/about/index.ts';
import { loadRuleSources } from '../../engine/controllers/index.ts';
import { useMessages } from '../common/store-context.ts';
import './second-answer.css';

/** Returns the sources of these rules, each place once; none until they are loaded. */
function useSources(controller: string, rules: readonly string[]): readonly RuleSource[] {
  const [loaded, setLoaded] = useState<{ readonly of: string; readonly table: ReadonlyMap<string, RuleSource> }>();
  useEffect(() => {
    let isCurrent = true;
    loadRuleSources(controller).then(
      (table) => isCurrent && setLoaded({ of: controller, table }),
      // Offline and not kept: the rules stand without their sources.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [controller]);
  if (loaded?.of !== controller) return [];
  const found = rules.flatMap((rule) => {
    const [profile, ...key] = rule.split('/');
    const source = profile === controller ? loaded.table.get(key.join('/')) : undefined;
    return source ? [[sourceText(source), source] as const] : [];
  });
  return [...new Map(found).values()];
}

interface RuleSourcesProps {
  readonly controller: string;
  readonly rules: readonly string[];
}

/** Where the rules of a step can be read again: links to the project's own files at the version we speak of. */
export function RuleSources({ controller, rules }: RuleSourcesProps) {
  const { compare } = useMessages();
  const sources = useSources(controller, rules);
  if (sources.length === 0) return null;
  return (
    <p className="small dim rule-sources">
      <BookOpen size={13} strokeWidth={1.75} aria-hidden />
      <span>{compare.source}</span>
      {sources.map((source) => (
        <a
          key={sourceText(source)}
          className="link mono"
          href={sourceAddress(source)}
          target="_blank"
          rel="noreferrer"
          title={sourceText(source)}
        >
          {source.path.split('/').at(-1)}
          {source.at ? ` ${source.at}` : ''}
        </a>
      ))}
    </p>
  );
}
