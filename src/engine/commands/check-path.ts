/**
 * What the API server says about a path under its type; none = it passes.
 * @source kubernetes/kubernetes pkg/apis/networking/validation/validation.go validateHTTPIngressPath (019c5dc5)
 */
export function checkPath(path: string, pathType: string | null): readonly string[] {
  if (pathType !== 'Exact' && pathType !== 'Prefix') {
    return path === '' || path.startsWith('/') ? [] : ['must be an absolute path'];
  }
  const found: string[] = [];
  if (!path.startsWith('/')) found.push('must be an absolute path');
  for (const sequence of ['//', '/./', '/../', '%2f', '%2F']) {
    if (path.includes(sequence)) found.push(`must not contain '${sequence}'`);
  }
  for (const suffix of ['/..', '/.']) if (path.endsWith(suffix)) found.push(`cannot end with '${suffix}'`);
  return found;
}

/** Returns the server's words for a path type it does not know; none for the three it knows. */
export function checkPathType(pathType: string): readonly string[] {
  const known = ['Exact', 'ImplementationSpecific', 'Prefix'];
  return known.includes(pathType) ? [] : [`supported values: ${known.map((each) => `"${each}"`).join(', ')}`];
}
