/** What answers by itself, and is no page. */
const notPages = ['/api', '/oidc', '/metrics', '/session', '/signed-in', '/assets'];

/** Whether a path may be one of the web app's pages: the app itself knows which there are. */
export function isPageAddress(path: string): boolean {
  return !notPages.some((other) => path === other || path.startsWith(`${other}/`));
}
