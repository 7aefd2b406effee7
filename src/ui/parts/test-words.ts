import type { Messages } from '../../i18n/messages.ts';
import type { TestState } from '../../state/types.ts';
import { controllerName } from '../common/controllers.ts';
import { gotText } from './got-text.ts';

/** Returns a sentence for each verdict on a test: for pointing at its mark in the editor. */
export function testWords(test: TestState, messages: Messages): readonly string[] {
  const { tests: words } = messages;
  return test.verdicts.map(({ profile, pass, outcome }) => {
    const name = profile === null ? '' : controllerName(profile);
    return pass ? words.passes(name) : words.fails(name, gotText(outcome, test.expect, messages));
  });
}
