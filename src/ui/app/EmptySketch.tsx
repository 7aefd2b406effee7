import { useMessages } from '../common/store-context.ts';

const boxes: readonly {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly text: string;
}[] = [
  { x: 0, y: 32, w: 60, h: 64, text: '' },
  { x: 104, y: 20, w: 172, h: 40, text: 'shop.example.com' },
  { x: 104, y: 68, w: 172, h: 40, text: '*.example.com' },
  { x: 320, y: 0, w: 288, h: 32, text: '/' },
  { x: 320, y: 44, w: 288, h: 32, text: '/api' },
  { x: 320, y: 88, w: 288, h: 32, text: '/' },
  { x: 700, y: 0, w: 160, h: 32, text: 'web:80' },
  { x: 700, y: 44, w: 160, h: 32, text: 'api:80' },
];

const lines = [
  'M60 64H72Q80 64 80 56V48Q80 40 88 40H104',
  'M60 64H72Q80 64 80 72V80Q80 88 88 88H104',
  'M276 40H288Q296 40 296 32V24Q296 16 304 16H320',
  'M276 40H288Q296 40 296 48V52Q296 60 304 60H320',
  'M276 88H288Q296 88 296 96V98Q296 104 304 104H320',
  'M608 16H700',
  'M608 60H700',
  'M608 104H620C654 104 654 16 688 16H700',
];

/** The four columns, drawn in dashes: what the pane will show. */
export function EmptySketch() {
  const { empty } = useMessages().workspace;
  return (
    <svg className="sketch" viewBox="-1 -1 862 124" role="img" aria-label={empty.tagline}>
      {lines.map((d) => (
        <path key={d} d={d} />
      ))}
      {boxes.map(({ x, y, w, h, text }) => (
        <g key={`${x} ${y}`}>
          <rect x={x} y={y} width={w} height={h} rx="6" />
          <text x={x + 12} y={y + h / 2 + 4}>
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}
