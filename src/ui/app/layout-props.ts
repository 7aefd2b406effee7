/** What every layout is told by the app. */
export interface LayoutProps {
  /** No text yet: the paste zone and the examples stand in for editor and graph. */
  readonly isUnbegun: boolean;
  readonly onBlank: () => void;
  readonly isHelpOpen: boolean;
  readonly onHelpChange: (open: boolean) => void;
}
