//! The chart, the books and the balances, each figure by hand.

use ledger::{Account, Balances, Book, Holder, Kind, Shelf, Side, Transaction, WalletBalances};
use money::{Amount, Currency};

/// Every kind, with an account of it, its name and its side.
fn chart() -> [(Kind, Account, &'static str, Side); 19] {
    let holder = Holder(7);
    [
        (Kind::Bank, Account::Bank, "bank", Side::Debit),
        (Kind::Clearing, Account::Clearing(holder), "clearing", Side::Debit),
        (Kind::Principal, Account::Principal(holder), "receivable_principal", Side::Debit),
        (Kind::Fee, Account::Fee(holder), "receivable_fee", Side::Debit),
        (Kind::Penalty, Account::Penalty(holder), "receivable_penalty", Side::Debit),
        (Kind::Credit, Account::Credit(holder), "credit_balance", Side::Credit),
        (Kind::Wallet, Account::Wallet(holder), "wallet", Side::Credit),
        (Kind::Payable, Account::Payable(holder), "merchant_payable", Side::Credit),
        (Kind::FeeIncome, Account::FeeIncome, "fee_income", Side::Credit),
        (Kind::PenaltyIncome, Account::PenaltyIncome, "penalty_income", Side::Credit),
        (Kind::DiscountIncome, Account::DiscountIncome, "discount_income", Side::Credit),
        (Kind::Goodwill, Account::Goodwill, "goodwill", Side::Debit),
        (Kind::DeferredSubsidy, Account::DeferredSubsidy(holder), "deferred_subsidy", Side::Credit),
        (Kind::SubsidyExpense, Account::SubsidyExpense, "subsidy_expense", Side::Debit),
        (Kind::FunderReceivable, Account::FunderReceivable(holder), "funder_receivable", Side::Debit),
        (Kind::CouponExpense, Account::CouponExpense, "coupon_expense", Side::Debit),
        (Kind::Allowance, Account::Allowance, "allowance", Side::Credit),
        (Kind::Losses, Account::Losses, "losses", Side::Debit),
        (Kind::Recoveries, Account::Recoveries, "recoveries", Side::Credit),
    ]
}

#[test]
fn the_chart_is_as_it_is_told() {
    assert_eq!(chart().map(|(kind, ..)| kind), Kind::ALL);
    for (kind, account, name, side) in chart() {
        assert_eq!((account.kind(), kind.name(), kind.side()), (kind, name, side));
    }
}

#[test]
fn books_of_shards_are_read_as_one() {
    let sale = |currency, amount| {
        let transaction = Transaction::new(currency);
        transaction.transfer(Account::Principal(Holder(1)), Account::Payable(Holder(2)), Amount::of(amount))
    };
    let (mut first, mut second) = (Book::default(), Book::default());
    first.post(&sale(Currency::Cny, 100));
    second.post(&sale(Currency::Cny, 23));
    second.post(&sale(Currency::Jpy, 5));
    assert_eq!(first.currencies().collect::<Vec<_>>(), [Currency::Cny]);
    first.merge(&second);
    assert_eq!(first.currencies().collect::<Vec<_>>(), [Currency::Cny, Currency::Jpy]);
    assert_eq!(first.total(Currency::Cny, Kind::Principal), 123);
    assert_eq!(first.total(Currency::Cny, Kind::Payable), -123);
    assert_eq!(first.total(Currency::Jpy, Kind::Principal), 5);
    assert_eq!(first.difference(Currency::Cny), 0);
    let mut trial_balance = first.trial_balance(Currency::Cny);
    assert_eq!(trial_balance.len(), Kind::ALL.len());
    trial_balance.retain(|(_, total)| *total != 0);
    assert_eq!(trial_balance, [(Kind::Principal, 123), (Kind::Payable, -123)]);
}

#[test]
fn what_moves_nothing_leaves_no_trace() {
    let mut book = Book::default();
    book.post(&Transaction::new(Currency::Gbp));
    assert_eq!(book.currencies().count(), 0);
}

#[test]
fn a_broken_book_shows() {
    let mut book = Book::default();
    let sale = Transaction::new(Currency::Cny);
    book.post(&sale.transfer(Account::Principal(Holder(1)), Account::Payable(Holder(2)), Amount::of(5)));
    // Nothing that posts can break it; a file can. Its last byte is the payable, which CBOR writes -5 as 0x24.
    let mut bytes = minicbor::to_vec(&book).expect("writing to memory does not fail");
    assert_eq!(bytes.pop(), Some(0x24));
    bytes.push(0x25);
    let broken: Book = minicbor::decode(&bytes).expect("it is a book, with -6 for -5");
    assert_eq!((book.difference(Currency::Cny), broken.difference(Currency::Cny)), (0, -1));
}

#[test]
fn each_account_has_its_balance() {
    for (kind, account, _, side) in chart() {
        let mut balances = Balances::default();
        balances.debit(account, Amount::of(7));
        balances.credit(account, Amount::of(2));
        let on_its_side = if side == Side::Debit { 5 } else { -5 };
        let Balances { principal, fee, penalty, credit, payable, deferred } = balances;
        let of = |one: Kind| if one == kind { on_its_side } else { 0 };
        let kinds = [Kind::Principal, Kind::Fee, Kind::Penalty, Kind::Credit, Kind::Payable, Kind::DeferredSubsidy];
        let expected = kinds.map(of);
        assert_eq!([principal, fee, penalty, credit, payable, deferred], expected, "{kind:?}");
        let mut balances = WalletBalances::default();
        balances.post(account, Side::Debit, Amount::of(7));
        balances.post(account, Side::Credit, Amount::of(2));
        assert_eq!([balances.wallet, balances.clearing], [Kind::Wallet, Kind::Clearing].map(of), "{kind:?}");
    }
}

#[test]
fn a_transaction_keeps_what_moves() {
    let (customer, bank) = (Account::Principal(Holder(1)), Account::Bank);
    let transaction =
        Transaction::new(Currency::Eur).transfer(bank, customer, Amount::of(3)).transfer(customer, bank, Amount::ZERO);
    assert_eq!(transaction.currency(), Currency::Eur);
    let moved: Vec<(Account, Account, u64)> =
        transaction.transfers().iter().map(|one| (one.debit, one.credit, one.amount.minor())).collect();
    assert_eq!(moved, [(bank, customer, 3)]);
}

#[test]
#[should_panic(expected = "money moves between two accounts")]
fn nothing_moves_from_an_account_to_itself() {
    let _ = Transaction::new(Currency::Cny).transfer(Account::Bank, Account::Bank, Amount::of(1));
}

#[test]
fn a_shelf_has_what_was_put_there_in_order() {
    let mut shelf = Shelf::default();
    assert_eq!((shelf.get(0), shelf.len(), shelf.is_empty()), (None, 0, true));
    for n in (0..600_u64).rev() {
        assert_eq!(shelf.put(n, n * 2), None);
    }
    assert_eq!((shelf.get(600), shelf.len(), shelf.is_empty()), (None, 600, false));
    assert_eq!(shelf.keys(), (0..600).collect::<Vec<u64>>());
    assert_eq!((shelf.get(299).copied(), shelf.get_mut(300).copied()), (Some(598), Some(600)));
    assert!(shelf.in_order().map(|(key, value)| (key, *value)).eq((0..600).map(|n| (n, n * 2))));
    assert_eq!((shelf.put(7, 1), shelf.get(7).copied(), shelf.len()), (Some(14), Some(1), 600));
    assert_eq!((shelf.take(7), shelf.take(7), shelf.get(7).copied(), shelf.len()), (Some(1), None, None, 599));
}
