import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeRepository, type MadeRepository } from './git';
import { temporaryFolder } from './temporaryFolder';

/** A repository that tries to run programs, and the names of those that ran. */
export interface HostileRepository {
  readonly made: MadeRepository;
  readonly ran: () => readonly string[];
}

/** Creates a repository with every setting, hook and alias that can make git run a program. Each program leaves a marker when it runs. */
export async function makeHostileRepository(report = 'one\n'): Promise<HostileRepository> {
  const made = makeRepository();
  await made.write({
    'reports/README.md': report,
    'reports/figures/a.png': 'picture',
    '.gitattributes': '* filter=evil diff=evil textconv=evil merge=evil\n',
  });
  made.commit('One');
  const marks = temporaryFolder();
  const trap = (name: string): string => {
    const path = join(marks, `${name}.sh`);
    writeFileSync(path, `#!/bin/sh\ntouch '${join(marks, `${name}.ran`)}'\ncat\n`);
    chmodSync(path, 0o755);
    return path;
  };
  const hooks = join(made.root, '.git/hooks');
  mkdirSync(hooks, { recursive: true });
  for (const hook of ['post-index-change', 'fsmonitor-watchman', 'post-checkout', 'reference-transaction']) {
    writeFileSync(join(hooks, hook), `#!/bin/sh\ntouch '${join(marks, `hook-${hook}.ran`)}'\n`);
    chmodSync(join(hooks, hook), 0o755);
  }
  for (const [key, name] of [
    ['core.fsmonitor', 'fsmonitor'],
    ['core.pager', 'pager'],
    ['pager.log', 'pagerLog'],
    ['pager.blame', 'pagerBlame'],
    ['core.sshCommand', 'ssh'],
    ['core.askPass', 'askPass'],
    ['core.editor', 'editor'],
    ['diff.external', 'external'],
    ['filter.evil.clean', 'clean'],
    ['filter.evil.smudge', 'smudge'],
    ['filter.evil.process', 'process'],
    ['diff.evil.textconv', 'textconv'],
    ['diff.evil.command', 'diffCommand'],
    ['merge.evil.driver', 'driver'],
    ['gpg.program', 'gpg'],
    ['gpg.ssh.program', 'gpgSsh'],
    ['credential.helper', 'credential'],
    ['uploadpack.packObjectsHook', 'pack'],
    ['core.alternateRefsCommand', 'alternates'],
    ['interactive.diffFilter', 'diffFilter'],
    ['sequence.editor', 'sequence'],
    ['core.gitProxy', 'proxy'],
  ] as const)
    made.git('config', key, trap(name));
  for (const alias of ['ls-files', 'log', 'blame', 'rev-parse', 'check-ignore'])
    made.git('config', `alias.${alias}`, `!${trap(`alias-${alias}`)}`);
  made.git('config', 'log.showSignature', 'true');
  made.git('config', 'remote.origin.url', `ext::${trap('ext')}`);
  made.git('config', 'remote.origin.promisor', 'true');
  made.git('config', 'remote.origin.partialclonefilter', 'blob:none');
  made.git('config', 'extensions.partialClone', 'origin');
  made.git('config', 'core.repositoryformatversion', '1');
  await made.write({ 'reports/README.md': `${report}two\n` });
  return { made, ran: () => readdirSync(marks).filter((name) => name.endsWith('.ran')) };
}
