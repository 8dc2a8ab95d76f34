import type { Application } from 'express';

interface Layer {
  match(path: string): boolean;
  route?: { methods: Record<string, boolean> };
}

/** The methods that some route answers at this path: tells a wrong method from a wrong address. */
export function methodsOf(app: Application, path: string): string[] {
  const { stack } = app.router as unknown as { stack: Layer[] };
  const routes = stack.flatMap((layer) => (layer.route && matches(layer, path) ? [layer.route] : []));
  const methods = routes.flatMap(({ methods: answered }) => answersAll(answered) ? [] : Object.keys(answered));
  return [...new Set(methods.map((method) => method.toUpperCase()))].sort();
}

function matches(layer: Layer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    // A path that is not properly encoded matches nothing.
    return false;
  }
}

/** What answers every method is a fallback, not a route of ours. */
function answersAll(methods: Record<string, boolean>): boolean {
  return methods['_all'] === true || Object.keys(methods).length > 10;
}
