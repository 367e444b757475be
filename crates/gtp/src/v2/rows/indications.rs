//! What a node says of itself and of the procedure (TS 29.274 §8).

use wire::layout::Form;
use wire::{Field, rows};

use super::layouts;
use crate::v2::Gtpv2;

pub(crate) const ROWS: &[Field<Gtpv2>] = rows! {
    /// Indication: DAF (TS 29.274 §8.12).
    "gtpv2.daf": Form::Flag => INDICATION[0] 0 & 0x80;
    /// Indication: DTF (TS 29.274 §8.12).
    "gtpv2.dtf": Form::Flag => INDICATION[0] 0 & 0x40;
    /// Indication: HI (TS 29.274 §8.12).
    "gtpv2.hi": Form::Flag => INDICATION[0] 0 & 0x20;
    /// Indication: DFI (TS 29.274 §8.12).
    "gtpv2.dfi": Form::Flag => INDICATION[0] 0 & 0x10;
    /// Indication: OI (TS 29.274 §8.12).
    "gtpv2.oi": Form::Flag => INDICATION[0] 0 & 0x8;
    /// Indication: ISRSI (TS 29.274 §8.12).
    "gtpv2.isrsi": Form::Flag => INDICATION[0] 0 & 0x4;
    /// Indication: ISRAI (TS 29.274 §8.12).
    "gtpv2.israi": Form::Flag => INDICATION[0] 0 & 0x2;
    /// Indication: SGWCI (TS 29.274 §8.12).
    "gtpv2.sgwci": Form::Flag => INDICATION[0] 0 & 0x1;
    /// Indication: SQCI (TS 29.274 §8.12).
    "gtpv2.sqci": Form::Flag => INDICATION[0] 1 & 0x80;
    /// Indication: CFSI (TS 29.274 §8.12).
    "gtpv2.cfsi": Form::Flag => INDICATION[0] 1 & 0x20;
    /// Indication: CRSI (TS 29.274 §8.12).
    "gtpv2.crsi": Form::Flag => INDICATION[0] 1 & 0x10;
    /// Indication: PS (TS 29.274 §8.12).
    "gtpv2.ps": Form::Flag => INDICATION[0] 1 & 0x8;
    /// Indication: PT (TS 29.274 §8.12).
    "gtpv2.pt": Form::Flag => INDICATION[0] 1 & 0x4;
    /// Indication: SI (TS 29.274 §8.12).
    "gtpv2.si": Form::Flag => INDICATION[0] 1 & 0x2;
    /// Indication: MSV (TS 29.274 §8.12).
    "gtpv2.msv": Form::Flag => INDICATION[0] 1 & 0x1;
    /// Indication: RetLoc (TS 29.274 §8.12).
    "gtpv2.retloc": Form::Flag => INDICATION[0] 2 & 0x80;
    /// Indication: PBIC (TS 29.274 §8.12).
    "gtpv2.pbic": Form::Flag => INDICATION[0] 2 & 0x40;
    /// Indication: SRNI (TS 29.274 §8.12).
    "gtpv2.snri": Form::Flag => INDICATION[0] 2 & 0x20;
    /// Indication: S6AF (TS 29.274 §8.12).
    "gtpv2.s6af": Form::Flag => INDICATION[0] 2 & 0x10;
    /// Indication: S4AF (TS 29.274 §8.12).
    "gtpv2.s4af": Form::Flag => INDICATION[0] 2 & 0x8;
    /// Indication: MBMDT (TS 29.274 §8.12).
    "gtpv2.mbmdt": Form::Flag => INDICATION[0] 2 & 0x4;
    /// Indication: ISRAU (TS 29.274 §8.12).
    "gtpv2.israu": Form::Flag => INDICATION[0] 2 & 0x2;
    /// Indication: CCRSI (TS 29.274 §8.12).
    "gtpv2.ccrsi": Form::Flag => INDICATION[0] 2 & 0x1;
    /// Indication: CPRAI (TS 29.274 §8.12).
    "gtpv2.cprai": Form::Flag => INDICATION[0] 3 & 0x80;
    /// Indication: ARRL (TS 29.274 §8.12).
    "gtpv2.arrl": Form::Flag => INDICATION[0] 3 & 0x40;
    /// Indication: PPOFF (TS 29.274 §8.12).
    "gtpv2.ppof": Form::Flag => INDICATION[0] 3 & 0x20;
    /// Indication: PPON (TS 29.274 §8.12).
    "gtpv2.ppon_ppei": Form::Flag => INDICATION[0] 3 & 0x10;
    /// Indication: PPSI (TS 29.274 §8.12).
    "gtpv2.ppsi": Form::Flag => INDICATION[0] 3 & 0x8;
    /// Indication: CSFBI (TS 29.274 §8.12).
    "gtpv2.csfbi": Form::Flag => INDICATION[0] 3 & 0x4;
    /// Indication: CLII (TS 29.274 §8.12).
    "gtpv2.clii": Form::Flag => INDICATION[0] 3 & 0x2;
    /// Indication: CPSR (TS 29.274 §8.12).
    "gtpv2.cpsr": Form::Flag => INDICATION[0] 3 & 0x1;
    /// Indication: NSI (TS 29.274 §8.12).
    "gtpv2.nsi": Form::Flag => INDICATION[0] 4 & 0x80;
    /// Indication: UASI (TS 29.274 §8.12).
    "gtpv2.uasi": Form::Flag => INDICATION[0] 4 & 0x40;
    /// Indication: DTCI (TS 29.274 §8.12).
    "gtpv2.dtci": Form::Flag => INDICATION[0] 4 & 0x20;
    /// Indication: BDWI (TS 29.274 §8.12).
    "gtpv2.bdwi": Form::Flag => INDICATION[0] 4 & 0x10;
    /// Indication: PSCI (TS 29.274 §8.12).
    "gtpv2.psci": Form::Flag => INDICATION[0] 4 & 0x8;
    /// Indication: PCRI (TS 29.274 §8.12).
    "gtpv2.pcri": Form::Flag => INDICATION[0] 4 & 0x4;
    /// Indication: AOSI (TS 29.274 §8.12).
    "gtpv2.aosi": Form::Flag => INDICATION[0] 4 & 0x2;
    /// Indication: AOPI (TS 29.274 §8.12).
    "gtpv2.aopi": Form::Flag => INDICATION[0] 4 & 0x1;
    /// Indication: ROAAI (TS 29.274 §8.12).
    "gtpv2.roaai": Form::Flag => INDICATION[0] 5 & 0x80;
    /// Indication: EPCOSI (TS 29.274 §8.12).
    "gtpv2.epcosi": Form::Flag => INDICATION[0] 5 & 0x40;
    /// Indication: CPOPCI (TS 29.274 §8.12).
    "gtpv2.cpopci": Form::Flag => INDICATION[0] 5 & 0x20;
    /// Indication: PMTSMI (TS 29.274 §8.12).
    "gtpv2.pmtsmi": Form::Flag => INDICATION[0] 5 & 0x10;
    /// Indication: S11TF (TS 29.274 §8.12).
    "gtpv2.s11tf": Form::Flag => INDICATION[0] 5 & 0x8;
    /// Indication: PNSI (TS 29.274 §8.12).
    "gtpv2.pnsi": Form::Flag => INDICATION[0] 5 & 0x4;
    /// Indication: UNACCSI (TS 29.274 §8.12).
    "gtpv2.unaccsi": Form::Flag => INDICATION[0] 5 & 0x2;
    /// Indication: WPMSI (TS 29.274 §8.12).
    "gtpv2.wpmsi": Form::Flag => INDICATION[0] 5 & 0x1;
    /// Indication: 5GSNN26 (TS 29.274 §8.12).
    "gtpv2.5gsnn26": Form::Flag => INDICATION[0] 6 & 0x80;
    /// Indication: REPREFI (TS 29.274 §8.12).
    "gtpv2.reprefi": Form::Flag => INDICATION[0] 6 & 0x40;
    /// Indication: 5GSIWKI (TS 29.274 §8.12).
    "gtpv2.5gsiwk": Form::Flag => INDICATION[0] 6 & 0x20;
    /// Indication: EEVRSI (TS 29.274 §8.12).
    "gtpv2.eevrsi": Form::Flag => INDICATION[0] 6 & 0x10;
    /// Indication: LTEMUI (TS 29.274 §8.12).
    "gtpv2.ltemui": Form::Flag => INDICATION[0] 6 & 0x8;
    /// Indication: LTEMPI (TS 29.274 §8.12).
    "gtpv2.ltempi": Form::Flag => INDICATION[0] 6 & 0x4;
    /// Indication: ENBCRSI (TS 29.274 §8.12).
    "gtpv2.enbcrsi": Form::Flag => INDICATION[0] 6 & 0x2;
    /// Indication: TSPCMI (TS 29.274 §8.12).
    "gtpv2.tspcmi": Form::Flag => INDICATION[0] 6 & 0x1;
    /// Indication: CSRMFI (TS 29.274 §8.12).
    "gtpv2.csrmfi": Form::Flag => INDICATION[0] 7 & 0x80;
    /// Indication: MTEDTN (TS 29.274 §8.12).
    "gtpv2.mtedtn": Form::Flag => INDICATION[0] 7 & 0x40;
    /// Indication: MTEDTA (TS 29.274 §8.12).
    "gtpv2.mtedta": Form::Flag => INDICATION[0] 7 & 0x20;
    /// Indication: N5GNMI (TS 29.274 §8.12).
    "gtpv2.n5gnmi": Form::Flag => INDICATION[0] 7 & 0x10;
    /// Indication: 5GCNRS (TS 29.274 §8.12).
    "gtpv2.5gcnrs": Form::Flag => INDICATION[0] 7 & 0x8;
    /// Indication: 5GCNRI (TS 29.274 §8.12).
    "gtpv2.5gcnri": Form::Flag => INDICATION[0] 7 & 0x4;
    /// Indication: 5SRHOI (TS 29.274 §8.12).
    "gtpv2.5srhoi": Form::Flag => INDICATION[0] 7 & 0x2;
    /// Indication: ETHPDN (TS 29.274 §8.12).
    "gtpv2.ethpdn": Form::Flag => INDICATION[0] 7 & 0x1;
    /// Indication: NSPUSI (TS 29.274 §8.12).
    "gtpv2.nspusi": Form::Flag => INDICATION[0] 8 & 0x80;
    /// Indication: PGWRNSI (TS 29.274 §8.12).
    "gtpv2.pgwrnsi": Form::Flag => INDICATION[0] 8 & 0x40;
    /// Indication: RPPCSI (TS 29.274 §8.12).
    "gtpv2.rppcsi": Form::Flag => INDICATION[0] 8 & 0x20;
    /// Indication: PGWCHI (TS 29.274 §8.12).
    "gtpv2.pgwchi": Form::Flag => INDICATION[0] 8 & 0x10;
    /// Indication: SISSME (TS 29.274 §8.12).
    "gtpv2.sissme": Form::Flag => INDICATION[0] 8 & 0x8;
    /// Indication: NSENBI (TS 29.274 §8.12).
    "gtpv2.nsenbi": Form::Flag => INDICATION[0] 8 & 0x4;
    /// Indication: IDFUPF (TS 29.274 §8.12).
    "gtpv2.idfupf": Form::Flag => INDICATION[0] 8 & 0x2;
    /// Indication: EMCI (TS 29.274 §8.12).
    "gtpv2.emci": Form::Flag => INDICATION[0] 8 & 0x1;
};
