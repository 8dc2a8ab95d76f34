const oldest = [22, 17] as const;

/** What to do about a Node that is too old for this project; nothing where it is not. */
export function tellOldNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined;
  return (
    `Node ${version} is too old: this project needs ${oldest.join('.')} or later. ` +
    'Run "npm ci" again without --omit=optional, which brings one along on Linux, or install it from https://nodejs.org.'
  );
}
