import { cutNames } from '../../engine/graph/index.ts';

/** Columns of a fixed-width font that an answer gets in a chip: at most these, and at least a status. */
const answerRoom = { least: 3, most: 12 };
/** The same for the request: with fewer it would tell nothing. */
const requestRoom = { least: 4, most: 12 };
const advance = 6.8;
/** Px of a path's node that its chips cannot have, with the letters A and B and their padding. */
const besides = 146;
/** The same to the pixel, for what is left beside the answers: number and type, letters and padding of the badge. */
const besidesLine = 122;
/** A letter of the path's name, in px. */
const nameAdvance = 7.25;
/** Px of the chip of a path that wins, and of words on the second line. */
const winPx = 60;
const wordsPx = 54;

interface SplitBadgeProps {
  readonly a: string;
  readonly b: string;
  /** What the node's own name does not say of the request, as short as it can be said. */
  readonly request: string;
  /** The request and both answers, in words. */
  readonly title: string;
  readonly width: number;
  /** The row is high enough for more than its name. */
  readonly hasLine: boolean;
  /** Words of the path stand on the line of the chips. */
  readonly hasWords: boolean;
  /** Letters of its name, which stands there otherwise. */
  readonly nameLength: number;
  readonly wins: boolean;
}

/** A request that A and B answer differently, and both answers, divided by a dashed line. A click asks it. */
export function SplitBadge({ a, b, request, title, width, hasLine, hasWords, nameLength, wins }: SplitBadgeProps) {
  const { least, most } = answerRoom;
  const each = Math.floor((width - besides) / 2 / advance);
  const cuts = cutNames([a, b], Math.min(Math.max(each, least), most));
  const [shownA, shownB] = [cuts.get(a) ?? a, cuts.get(b) ?? b];
  const others = besidesLine + (wins ? winPx : 0) + (hasWords ? wordsPx : nameLength * nameAdvance);
  const left = width - others - (shownA.length + shownB.length) * advance;
  const room = hasLine ? Math.min(Math.floor(left / advance), requestRoom.most) : 0;
  return (
    <span className="gn-split" data-ask title={title}>
      {request !== '' && room >= requestRoom.least && (
        <span className="of">{cutNames([request], room).get(request) ?? request}</span>
      )}
      <span className="a">
        <b>A</b> {shownA}
      </span>
      <span className="b">
        <b>B</b> {shownB}
      </span>
    </span>
  );
}
