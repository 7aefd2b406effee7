import type { ControllerDiagnosticParams } from '../../engine/index.ts';

/** What one controller does. */
export const controllerDiagnostics: {
  readonly [C in keyof ControllerDiagnosticParams]: (params: ControllerDiagnosticParams[C]) => string;
} = {
  'controller/not-simulated': ({ annotation, effect }) =>
    `${annotation} changes traffic in a way that is not simulated: ${effect}.`,
};
