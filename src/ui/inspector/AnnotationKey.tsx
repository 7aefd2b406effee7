/** Prefix and own name of a key: the own name is what people look for. */
export function AnnotationKey({ name }: { readonly name: string }) {
  const at = name.indexOf('/') + 1;
  return (
    <span className="ig-anno-key mono" title={name}>
      <span className="dim">{name.slice(0, at)}</span>
      <wbr />
      {name.slice(at)}
    </span>
  );
}
