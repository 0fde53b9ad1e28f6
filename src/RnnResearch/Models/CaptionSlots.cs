using static TorchSharp.torch;

namespace RnnResearch.Models;

/// <summary>
/// Rows of captions, sorted by length, as a table of K rows per picture and back: a product with the annotations then
/// takes each picture once for all of its captions. Slots of no caption are zero.
/// </summary>
/// <param name="slots">the slot of each row, int64 [n]: picture · K + its place there</param>
/// <param name="pictures">N</param>
/// <param name="perPicture">K</param>
internal readonly struct CaptionSlots(Tensor slots, long pictures, long perPicture)
{
    /// <summary>[n, M] to [N, K, M].</summary>
    public Tensor PerPicture(Tensor rows) =>
        rows.new_zeros(pictures * perPicture, rows.shape[1]).index_copy_(0, slots, rows).view(pictures, perPicture, -1);

    /// <summary>[N, K, M] to [n, M].</summary>
    public Tensor Rows(Tensor perPicture) => perPicture.flatten(0, 1).index_select(0, slots);
}
