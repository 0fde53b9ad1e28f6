namespace TorchSharp;

public static partial class torchvision
{
    public static partial class io
    {
        /// <summary>Which channels an image is converted to. Unchanged means grey for grey images, RGB for all others.</summary>
        public enum ImageReadMode
        {
            UNCHANGED = 0,
            GRAY = 1,
            GRAY_ALPHA = 2,
            RGB = 3,
            RGB_ALPHA = 4,
        }
    }
}
