import { Plus, Trash2, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AnnotationDetails, IngressDetails } from '../../engine/language/index.ts';
import type { ObjectRef } from '../../engine/model/index.ts';
import { lookup } from '../../engine/text/index.ts';
import { Button, IconButton } from '../common/Button.tsx';
import { Rich } from '../common/Rich.tsx';
import { useActions, useMessages } from '../common/store-context.ts';
import { AddAnnotation } from './AddAnnotation.tsx';
import { AnnotationInput } from './AnnotationInput.tsx';
import { AnnotationKey } from './AnnotationKey.tsx';
import { iconSize } from './Panel.tsx';
import { useAnnotationWords } from './use-details.ts';

interface AnnotationsProps {
  readonly object: ObjectRef;
  readonly details: IngressDetails;
  /** The inspector was opened for them. */
  readonly isFirst: boolean;
}

/** The annotations of an Ingress, each with the field its value asks for, and the way to add one. */
export function Annotations({ object, details, isFirst }: AnnotationsProps) {
  const words = useMessages().authoring;
  const docs = useAnnotationWords();
  const [isAdding, setAdding] = useState(false);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isFirst) section.current?.scrollIntoView({ block: 'nearest' });
  }, [isFirst]);
  return (
    <section ref={section} className="ig-insp-part" aria-label={words.annotations}>
      <span className="ig-insp-label">
        {words.annotations} {details.annotations.length === 0 && <span className="dim">{words.noAnnotations}</span>}
      </span>
      {details.annotations.length > 0 && (
        <ul className="ig-annos">
          {details.annotations.map((annotation) => (
            <Row
              key={annotation.key}
              object={object}
              annotation={annotation}
              doc={lookup(docs, annotation.spec?.doc)}
            />
          ))}
        </ul>
      )}
      {isAdding ? (
        <AddAnnotation object={object} details={details} docs={docs} onDone={() => setAdding(false)} />
      ) : (
        <Button
          size="small"
          look="soft"
          className="ig-insp-add"
          {...(isFirst ? { 'data-first': '' } : {})}
          onClick={() => setAdding(true)}
        >
          <Plus {...iconSize} />
          {words.addAnnotation}
        </Button>
      )}
    </section>
  );
}

interface RowProps {
  readonly object: ObjectRef;
  readonly annotation: AnnotationDetails;
  /** What it does. */
  readonly doc: string | undefined;
}

function Row({ object, annotation, doc }: RowProps) {
  const words = useMessages().authoring;
  const actions = useActions();
  const { key, value, spec, nearest, isForeign } = annotation;
  const isSuspect = isForeign || nearest !== '';
  return (
    <li>
      <div className="ig-anno-head">
        <AnnotationKey name={key} />
        <IconButton
          size="small"
          look="danger"
          label={words.removeAnnotation(key)}
          onClick={() => void actions.run({ type: 'annotation/remove', object, key })}
        >
          <Trash2 {...iconSize} />
        </IconButton>
      </div>
      <AnnotationInput
        label={key}
        spec={spec}
        value={value}
        onCommit={(text) => void actions.run({ type: 'annotation/set', object, key, value: text })}
      />
      {doc && (
        <p className="small t2">
          <Rich text={doc} />
        </p>
      )}
      {isSuspect && (
        <p className="ig-field-warning">
          <TriangleAlert size={13} aria-hidden />
          <span>
            {isForeign ? words.foreignKey : words.unknownKey} {nearest && words.meant(nearest)}
          </span>
        </p>
      )}
    </li>
  );
}
