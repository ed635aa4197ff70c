// A photograph of a paper as it is kept: a JPEG of at most 200 KB, drawn anew, so that nothing of the camera's file is left in
// it: neither the place nor the hour.
const largest_bytes = 200 * 1024
const longest_sides = [2000, 1600, 1200, 900, 600]
const qualities = [0.85, 0.7, 0.55]

export interface PaperPicture {
  canvas: HTMLCanvasElement
  jpeg: Blob
}

// Throws when the browser cannot read the file as a picture.
export async function paperPicture(file: Blob): Promise<PaperPicture> {
  const bitmap = await createImageBitmap(file)
  try {
    for (const side of longest_sides) {
      const canvas = drawn(bitmap, side)
      for (const quality of qualities) {
        const jpeg = await encoded(canvas, quality)
        if (jpeg.size <= largest_bytes) return { canvas, jpeg }
      }
    }
  } finally {
    bitmap.close()
  }
  throw new Error('the picture stays too large')
}

function drawn(bitmap: ImageBitmap, side: number): HTMLCanvasElement {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')!
  context.fillStyle = '#fff' // behind what is transparent
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return canvas
}

async function encoded(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  const blob = await new Promise<Blob | null>((then) => canvas.toBlob(then, 'image/jpeg', quality))
  if (blob?.type !== 'image/jpeg') throw new Error('this browser writes no JPEG')
  return new Blob(withoutDetails(new Uint8Array(await blob.arrayBuffer())), { type: 'image/jpeg' })
}

// Some browsers put EXIF of their own into what they write: every segment goes that the picture does not need to be seen.
function withoutDetails(jpeg: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const start_of_scan = 0xda
  const parts = [jpeg.subarray(0, 2)]
  let at = 2
  while (at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== start_of_scan) {
    const marker = jpeg[at + 1]!
    const end = at + 2 + jpeg[at + 2]! * 256 + jpeg[at + 3]!
    const isDetail = marker === 0xfe || (marker >= 0xe0 && marker <= 0xef && ![0xe0, 0xe2, 0xee].includes(marker))
    if (!isDetail) parts.push(jpeg.subarray(at, end))
    at = end
  }
  return [...parts, jpeg.subarray(at)]
}
