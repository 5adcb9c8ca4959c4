# A law pack that there is not is no law pack, for a reader or for Terms.

2026-07-01  get law-packs/XX
  ! law_pack_not_found
2026-07-01  get law-packs as nobody
  ! unauthenticated
2026-07-01  post terms: {"document": "currency = \"CNY\""}
  ! document_unreadable
