/** A line of a terminal. */
export interface Prompt {
  /** What was typed behind the prompt, `''` for a prompt alone. */
  readonly command: string;
}

/** `user@host:~/dir$`, `[user@host dir]$`, `(env) $`, `PS C:\>`, `➜  dir`. */
const before = String.raw`(?:\([\w.-]+\)\s*)?(?:\[?[\w.-]+@[\w.-]+(?:[:\s][^\s$#%>\]]*)?\]?\s?|PS [A-Za-z]:[^\s>]*|[~/][\w./~-]*\s?)?`;
const alone = new RegExp(`^${before}[$❯%]\\s*$`);
const typed = new RegExp(`^${before}[$❯%>]\\s+(\\S.*)$`);
const root = /^\[?[\w.-]+@[\w.-]+[^$#%>\n]{0,80}#\s*(.*)$/;
const arrow = /^➜\s+\S+(?:\s+git:\(\S+\))?\s+(?:✗\s+)?(.*)$/;

/** Programs whose command lines are known without a prompt. */
const programs =
  /^(?:sudo\s+)?(?:kubectl|k|oc|kubecolor|microk8s|minikube|helm|kustomize|curl|cat|tee|wget|kind|k3s|docker|vi|vim|nano|watch|stern)\s/;

/** Returns the command of a line that a terminal has printed with its prompt; `null` for any other line. */
export function promptOf(line: string): Prompt | null {
  const text = line.slice(0, 2000);
  if (alone.test(text)) return { command: '' };
  const command = typed.exec(text)?.[1] ?? root.exec(text)?.[1] ?? arrow.exec(text)?.[1];
  if (command === undefined) return null;
  // `> ` is also how mail quotes: only what is a command then.
  return text.startsWith('>') && !programs.test(command) ? null : { command };
}

/** Returns whether a line is one that somebody has typed into a shell. */
export function isCommandLine(line: string): boolean {
  return promptOf(line) !== null || programs.test(line.trimStart().slice(0, 200)) || /^#!\//.test(line);
}
