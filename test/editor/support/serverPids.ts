/** The ids of the running language servers that this extension host has started. Needs Node; not on Windows. */
export async function serverPids(): Promise<number[]> {
  const { execFile } = await import('node:child_process');
  const list = await new Promise<string>((resolve, reject) => {
    execFile('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], (error, output) => {
      if (error) reject(new Error('The processes could not be listed.', { cause: error }));
      else resolve(output);
    });
  });
  return list.split('\n').flatMap((line) => {
    const [pid, parent, state, ...words] = line.trim().split(/\s+/);
    const isOurs =
      Number(parent) === process.pid && words.some((word) => word.endsWith('dist/node/server.mjs'));
    return isOurs && state?.startsWith('Z') === false ? [Number(pid)] : [];
  });
}
