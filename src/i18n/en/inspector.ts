/** Words of: fields and actions of the selected node. */
export const inspector = {};

export type InspectorMessages = typeof inspector;
