/** Words of: top bar, panes, tabs, menus, themes, empty states. */
export const app = {};

export type AppMessages = typeof app;
