// Hands a file to the browser, which saves it. Its name holds no guest's: downloads are listed for all to see.
export function saveFile(file: Blob, name: string) {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
