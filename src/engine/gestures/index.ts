/** The door of this room for all outside of the engine: what a wish means. */

export { type CellColumn, cellText, setCell } from './cell.ts';
export { connectRoutes } from './connect.ts';
export {
  createService,
  createServices,
  missingNamed,
  missingServices,
  serviceFor,
} from './create-service.ts';
export { duplicateIngress, duplicateRoutes } from './duplicate.ts';
export { asGesture, commandOf, type Gesture, type GestureRefusal, type RouteNode } from './gesture.ts';
export { hostToClass } from './host-to-class.ts';
export { copyRoutes, moveRoutes, type Slot } from './move.ts';
export { asOne, duplicateHost, duplicationOf, freeHost, removalOf, shiftOf } from './one-node.ts';
export { portFor } from './ports.ts';
export { removeRoutes } from './remove.ts';
export { backendOf, hostOf, type Scene } from './scene.ts';
export { setClass, setTypes } from './set.ts';
export { toFile } from './to-file.ts';
export { parsePort, serviceBackend } from './typed.ts';
