export default async function stopTestServers(): Promise<void> {
  const servers = globalThis.testServers;
  if (!servers || servers.exitCode !== null) return;
  const ended = new Promise((resolve) => servers.once('exit', resolve));
  servers.stdin?.end();
  await ended;
}
