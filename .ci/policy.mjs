/** Everything is bundled and nothing leaves the browser; Monaco and React Flow need inline styles and data: images. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What a page cannot say of itself in a meta element, and a host should. */
export const policyOfHost = `${policy}; frame-ancestors 'none'`;
