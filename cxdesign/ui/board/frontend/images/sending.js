// A picture on its way to the server.

export const FILE_LIMIT = 5_000_000;
export const ACCEPT = "image/png,image/jpeg,image/webp,image/gif";

/** Have pictures of another project kept here too; the answer are the digests of those that are. Fails like sending one. */
export async function carryPictures(net, source, digests) {
  let response = null;
  try {
    response = await fetch(`${net.address}/pictures/carry`, {
      method: "POST", headers: { "X-Ticket": net.ticket, "Content-Type": "application/json" }, body: JSON.stringify({ source, digests }),
    });
  } catch {
    throw null;
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw answer?.message ?? null;
  return answer.digests;
}

/** Send a file; the answer are the fields by which a record names it. Fails with a sentence, null where the line is down. */
export function sendPicture(net, file, onShare) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${net.address}/pictures`);
    request.setRequestHeader("X-Ticket", net.ticket);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) onShare(event.loaded / event.total); });
    request.addEventListener("load", () => {
      if (request.status === 201 && request.response) resolve(request.response);
      else reject(request.response?.message ?? null);
    });
    for (const type of ["error", "abort", "timeout"]) request.addEventListener(type, () => reject(null));
    request.send(file);
  });
}
