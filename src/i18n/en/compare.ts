/** Words of comparing controllers that are on the page at first: top bar, result line, graph. */
export const compare = {
  start: 'Compare',
  startHint: 'Show a second controller beside this one',
  stop: 'Stop comparing',
  swap: 'Swap A and B',
  second: 'Second controller, B',
  same: 'B answers the same',
  differs: 'B answers differently',
  portable: (same: number, of: number) => `${same} of ${of} portable`,
  portableLong: (same: number, of: number, controllers: number) =>
    `${same} of ${of} paths mean the same on all ${controllers} controllers and in the specification. Show the requests that differ.`,
  next: 'Next disagreement',
  nextOf: (at: number, of: number) => `Disagreement ${at} of ${of}`,
  noDisagreement: 'No disagreement found',
  othersDiffer: (n: number, of: number) => `${n} of ${of} other controllers answer differently`,
  matrix: 'Matrix',
  options: (name: string) => `Options of ${name}`,
  source: 'Source',
  otherControllers: 'Same request elsewhere',
  otherControllersNone: 'Asking the other controllers',
  mark: {
    same: 'same answer',
    rewrite: 'same Service, another path',
    differs: 'another answer',
    open: 'not simulated',
  },
  answer: {
    anyOf: 'open',
    or: ' or ',
    rejected: 'refused',
    separate: 'separate addresses',
    unknown: 'unknown',
    to: (target: string) => `gets ${target}`,
  },
};

export type CompareMessages = typeof compare;
