import type { InspectorMessages } from '../en/inspector.ts';

export const inspector: InspectorMessages = {};
