// @ts-check

const space = 'No space left on the disk: free 1 GB and start again.';
const network =
  'npm cannot be reached: connect to the network, or set the registry or the proxy of npm, and start again.';

/**
 * What to do about a failure of the machine and not of the project, in one line.
 * @param {string} output what npm printed, or the message of an error of Node
 * @returns {string | undefined} nothing for any other failure
 */
export function adviceFor(output) {
  const [, code] =
    /^npm (?:error|ERR!) code (E\w+)/m.exec(output) ?? /\b(E[A-Z]+): [a-z]/.exec(output) ?? [];
  switch (code) {
    case 'ENOSPC':
      return space;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS': {
      const [, path] =
        /^npm (?:error|ERR!) path (.+)/m.exec(output) ?? /, \w+ '([^']+)'/.exec(output) ?? [];
      return `No permission to write ${path ?? 'here'}: give your user that right, or clone to a folder of your own, and start again.`;
    }
    case 'EAI_AGAIN':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
    case 'EHOSTUNREACH':
    case 'EIDLETIMEOUT':
    case 'ENETUNREACH':
    case 'ENOTFOUND':
    case 'ERR_SOCKET_TIMEOUT':
    case 'ETIMEDOUT':
      return `${network} (${code})`;
    default:
      return undefined;
  }
}
