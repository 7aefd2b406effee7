import type { ComponentProps, ReactNode, Ref } from 'react';

type Look = 'plain' | 'line' | 'soft' | 'primary' | 'danger';
type Size = 'small' | 'normal' | 'large';

const lookClass: Readonly<Record<Look, string>> = {
  plain: '',
  line: ' line',
  soft: ' line soft',
  primary: ' pri',
  danger: ' danger',
};
const sizeClass: Readonly<Record<Size, string>> = { small: ' sm', normal: '', large: ' lg' };

type ButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  readonly look?: Look;
  readonly size?: Size;
  readonly ref?: Ref<HTMLButtonElement>;
};

/** A button with words; icons go before or after them as children. */
export function Button({ look = 'plain', size = 'normal', className = '', ...rest }: ButtonProps) {
  return <button {...rest} type="button" className={`btn${lookClass[look]}${sizeClass[size]} ${className}`} />;
}

type IconButtonProps = Omit<ButtonProps, 'aria-label'> & {
  /** The name people hear, and see when they point at it. */
  readonly label: string;
  /** Longer words for pointing, `Undo: add path /api (Ctrl+Z)`; else `label`. */
  readonly hint?: string;
  readonly children: ReactNode;
};

/** A square button with an icon only: its name is its tooltip. */
export function IconButton({ label, hint, className = '', ...rest }: IconButtonProps) {
  return <Button {...rest} aria-label={label} title={hint ?? label} className={`icon ${className}`} />;
}
