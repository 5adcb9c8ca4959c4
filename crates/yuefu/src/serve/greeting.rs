//! What a server says when it is up: where it is, and what to try next.

use std::net::SocketAddr;
use std::path::Path;

use sequencer::Mode;

/// What is to be said.
pub struct Greeting<'a> {
    /// The directory that is served.
    pub data: &'a Path,
    /// Where the server listens.
    pub address: SocketAddr,
    /// A key to try it with, when one was made.
    pub key: Option<String>,
    /// A currency that can be bought in.
    pub currency: &'static str,
}

impl Greeting<'_> {
    /// The whole greeting.
    pub fn text(&self, mode: Mode) -> String {
        let Greeting { data, address, .. } = self;
        let data = data.display();
        let up = format!(
            "Yuefu serves {data} on http://{address} (Ctrl-C stops it)\n\
             The API, to read and to try: http://{address}/v1/docs"
        );
        let key = match &self.key {
            Some(key) => format!("An operator's key, shown this once:\n  {key}"),
            None => format!("A key: yuefu keys create --data {data} --role operator"),
        };
        match mode {
            Mode::Live => format!("{up}\n\n{key}"),
            Mode::Sandbox => format!("{up}\n\n{key}\n\n{}", self.purchase()),
        }
    }

    /// A first purchase, to be pasted into a shell.
    fn purchase(&self) -> String {
        let Greeting { address, currency, .. } = self;
        let key = self.key.as_deref().unwrap_or("yf_operator_…");
        FIRST_PURCHASE.replace("ADDRESS", &address.to_string()).replace("SECRET", key).replace("CODE", currency)
    }
}

/// Its lines define two words of the shell, then speak with the API as any client does.
const FIRST_PURCHASE: &str = r#"A first purchase, to paste into another shell:
  key=SECRET
  post() {
    curl -sS "http://ADDRESS/v1/$1" -H "Authorization: Bearer $key" -H "Idempotency-Key: $(date +%s%N)" \
      -H 'Content-Type: application/json' -d "$2"
  }
  id() { sed 's/^{"id":"\([^"]*\)".*/\1/'; }
  customer=$(post customers '{}' | id)
  account=$(post accounts '{"customer":"'$customer'","limit":{"amount":500000,"currency":"CODE"}}' | id)
  merchant=$(post merchants '{"currency":"CODE","discount_ppm":20000,"fee_bearer":"customer","discount_on_refund":"kept"}' | id)
  post orders '{"account":"'$account'","merchant":"'$merchant'","amount":{"amount":12900,"currency":"CODE"},
    "method":{"type":"instalments","terms":3},"capture":"at_once"}'
  curl -sS "http://ADDRESS/v1/accounts/$account" -H "Authorization: Bearer $key"
"#;
