import { Repeat } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExampleId } from '../../content/examples/index.ts';

const marks: Readonly<Record<ExampleId, ReactNode>> = {
  'v1-vs-v11': (
    <>
      <span className="el yes">v1</span> <span className="el no">v11</span>
    </>
  ),
  'rewrite-assets': '/$1 → /',
  'regex-neighbour': '~* ^/',
  'two-teams-one-host': (
    <>
      <i className="band own-1" />
      <i className="band own-2" />
    </>
  ),
  'wildcard-depth': '*.',
  'redirect-loop': <Repeat size={14} strokeWidth={1.75} aria-hidden />,
};

/** A hint of what an example is about. */
export function ExampleMark({ id }: { readonly id: ExampleId }) {
  return (
    <code className="exmark" aria-hidden="true">
      {marks[id]}
    </code>
  );
}
