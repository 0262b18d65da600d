//! Arithmetic that gives the same bits on every platform: only `+ - * /` and the square root.

/// The binary logarithm of `x` to about four digits, from the exponent and a cubic of the mantissa. Zero for numbers
/// below 1.
///
/// The cubic is 0 at 1 and 1 at 2; its middle coefficients are a least-squares fit.
pub(super) fn log2(x: f32) -> f32 {
    if x < 1.0 || !x.is_finite() {
        return 0.0;
    }
    let exponent = (x.to_bits() >> 23) as i32 - 127;
    let part = f32::from_bits(x.to_bits() & 0x007F_FFFF | 0x3F80_0000) - 1.0;
    exponent as f32 + part * (1.423_3 + part * (-0.582_0 + part * 0.158_7))
}

/// `a / b`, or zero when `b` is zero.
pub(super) fn ratio(a: f32, b: f32) -> f32 {
    if b == 0.0 { 0.0 } else { a / b }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn log2_is_close() {
        for n in 1..2_000 {
            let x = n as f32;
            assert!((log2(x) - x.log2()).abs() < 0.005, "{x}");
        }
        assert_eq!(log2(0.0), 0.0);
    }
}
