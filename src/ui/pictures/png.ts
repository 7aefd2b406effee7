import { withText } from '../common/png-text.ts';
import { type Picture, svgAddress } from './picture.ts';

/** Browsers draw no larger canvas, px to a side. */
const mostPx = 16_384;

/** Returns by how much the picture can really be enlarged. */
export function possibleScale({ width, height }: Pick<Picture, 'width' | 'height'>, scale: number): number {
  return Math.min(scale, mostPx / width, mostPx / height);
}

async function imageOf({ svg, width, height }: Picture): Promise<HTMLImageElement> {
  const image = new Image(width, height);
  image.src = svgAddress(svg);
  await image.decode();
  return image;
}

/** Returns the picture as PNG, `scale` times its size; the link is kept inside. Rejects where the browser cannot draw it. */
export async function pngOf(picture: Picture, scale: number, link?: string): Promise<Blob> {
  const factor = possibleScale(picture, scale);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * factor);
  canvas.height = Math.round(picture.height * factor);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas here');
  pen.drawImage(await imageOf(picture), 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error(`no picture of ${canvas.width} × ${canvas.height} px`);
  if (link === undefined) return blob;
  return new Blob([withText(new Uint8Array(await blob.arrayBuffer()), link)], { type: 'image/png' });
}
