import type { ControllerDiagnosticParams } from '../../engine/index.ts';

/** What one controller does. */
export const controllerDiagnostics: {
  readonly [C in keyof ControllerDiagnosticParams]: (params: ControllerDiagnosticParams[C]) => string;
} = {
  'controller/not-simulated': ({ annotation, effect }) =>
    `트래픽을 바꾸지만 시뮬레이션하지 않는 어노테이션입니다: ${annotation}(${effect})`,
};
