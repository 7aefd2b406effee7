/** The door of this room for all outside of the engine: what is known of controllers before they are loaded. */

export { type RuleSource, sourceAddress, sourceText } from './rule-source.ts';
