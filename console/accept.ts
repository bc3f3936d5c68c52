/**
 * Whether the client asks for a page rather than for a GraphQL answer: it
 * names text/html itself, and prefers no JSON to it. A wildcard is no browser.
 */
export function prefersHtml(accept: string | undefined): boolean {
  const weights = parseWeights(accept);
  const html = weights.get('text/html') ?? 0;
  const json = Math.max(
    weights.get('application/json') ?? 0,
    weights.get('application/graphql-response+json') ?? 0,
  );
  return html > 0 && html >= json;
}

export type Encoding = 'br' | 'gzip' | 'identity';

/** The smallest encoding that the client accepts. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding {
  const weights = parseWeights(acceptEncoding);
  const wildcard = weights.get('*') ?? 0;
  if ((weights.get('br') ?? wildcard) > 0) return 'br';
  if ((weights.get('gzip') ?? wildcard) > 0) return 'gzip';
  return 'identity';
}

/** RFC 9110 section 12.4.2: `a, b;q=0.5` to a = 1, b = 0.5. */
function parseWeights(header = ''): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const item of header.split(',')) {
    const [name = '', ...parameters] = item
      .split(';')
      .map((part) => part.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    weights.set(name, Number.isNaN(weight) ? 0 : weight);
  }
  return weights;
}
