// The whole native side of TorchSharp.Local: a C interface over libtorch's operator dispatcher.
//
// Operators are looked up by name once and called "boxed": arguments travel as tagged values, defaults
// come from the operator's schema. So every ATen operator is reachable and none needs a function here.
// What is no operator (autograd engine, modes, generators, threads, raw memory) follows below.
// A tensor handle is a TensorImpl* that owns one reference. Every entry point catches: a failure returns
// -1 (or null) and leaves its message in torch_local_error(). Compiles against libtorch 1.13 and 2.x.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/DefaultDtype.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/functions/utils.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable.h>
#include <torch/version.h>

#include <dlfcn.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include "large_blocks.h"
#endif

#include <cstdlib>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#define EXPORT extern "C" __attribute__((visibility("default")))

namespace {

using at::Tensor;
using c10::IValue;
using torch::autograd::variable_list;
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
using OptionalTensor = std::optional<Tensor>;
#else
using OptionalTensor = c10::optional<Tensor>;
#endif

enum Tag : int32_t { Default, None, TensorTag, Int, Double, Bool, Ints, Doubles, Tensors, String, Device, GeneratorTag };

struct Value {
    int32_t tag;
    int32_t length;  // elements of a list, bytes of a string
    union {
        int64_t i;
        double d;
        void* p;
    };
};

#ifdef __GLIBC__
// What a training step frees the next one takes again; see large_blocks.h for large tensors. Left to itself glibc gives most of it back to the system, and every
// step pays for its pages anew. 32 MiB is as far as glibc's own sliding threshold goes.
[[maybe_unused]] const bool memory_is_kept = mallopt(M_MMAP_THRESHOLD, 32 << 20) != 0 && mallopt(M_TRIM_THRESHOLD, 1 << 30) != 0;
#endif

#ifdef __linux__
[[maybe_unused]] const bool large_blocks_are_kept = (c10::SetCPUAllocator(new LargeBlocks()), true);
#endif

using Impl = c10::TensorImpl;
using ImplPtr = c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;

Tensor borrow(void* handle) {
    return handle ? Tensor(ImplPtr::reclaim_copy(static_cast<Impl*>(handle))) : Tensor();
}

const Tensor& view(void* const& handle) {  // the handle itself, seen as a Tensor: no reference counting
    return reinterpret_cast<const Tensor&>(handle);
}

void* release(Tensor tensor) {
    return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

variable_list borrow_all(void* const* handles, int count) {
    variable_list tensors;
    tensors.reserve(count);
    for (int i = 0; i < count; i++) tensors.push_back(borrow(handles[i]));
    return tensors;
}

thread_local std::string last_error;

template <class F, class R = int>
R guarded(F&& body, R failure = -1) noexcept {
    try {
        // Denormals slow a decaying state down by orders of magnitude; the flag belongs to the thread.
        static thread_local bool flushed = at::globalContext().setFlushDenormal(true);
        (void)flushed;
        return body();
    } catch (const c10::Error& error) {
        last_error = error.what_without_backtrace();
    } catch (const std::exception& error) {
        last_error = error.what();
    } catch (...) {
        last_error = "libtorch threw something that is no std::exception.";
    }
    return failure;
}

c10::Device unpack_device(int64_t packed) {  // type * 256 + index + 1
    return c10::Device(static_cast<c10::DeviceType>(packed >> 8), static_cast<c10::DeviceIndex>((packed & 255) - 1));
}

struct Parameter {
    c10::TypeKind kind;
    c10::TypeKind element;  // of a list
    bool optional_elements;
    bool optional;
    bool has_default;
    IValue default_value;
};

struct Operator {
    c10::OperatorHandle handle;
    std::vector<Parameter> parameters;
};

Parameter describe(const c10::Argument& argument) {
    auto type = argument.type();
    bool optional = type->kind() == c10::TypeKind::OptionalType;
    if (optional) type = type->castRaw<c10::OptionalType>()->getElementType();
    Parameter parameter{type->kind(), type->kind(), false, optional, false, IValue()};
    if (type->kind() == c10::TypeKind::ListType) {
        auto element = type->castRaw<c10::ListType>()->getElementType();
        parameter.optional_elements = element->kind() == c10::TypeKind::OptionalType;
        if (parameter.optional_elements) element = element->castRaw<c10::OptionalType>()->getElementType();
        parameter.element = element->kind();
    }
    if (argument.default_value()) {
        parameter.has_default = true;
        parameter.default_value = *argument.default_value();
    }
    return parameter;
}

IValue tensor_list(const Value& value, bool optional_elements) {
    auto handles = static_cast<void* const*>(value.p);
    if (!optional_elements) return IValue(c10::List<Tensor>(borrow_all(handles, value.length)));
    c10::List<OptionalTensor> list;
    list.reserve(value.length);
    for (int i = 0; i < value.length; i++)
        list.push_back(handles[i] ? OptionalTensor(borrow(handles[i])) : OptionalTensor());
    return IValue(std::move(list));
}

IValue integer_list(const Value& value, const Parameter& parameter) {
    auto items = static_cast<const int64_t*>(value.p);
    if (parameter.element == c10::TypeKind::BoolType) {
        c10::List<bool> list;
        for (int i = 0; i < value.length; i++) list.push_back(items[i] != 0);
        return IValue(std::move(list));
    }
    return IValue(c10::List<int64_t>(at::IntArrayRef(items, value.length)));
}

// libtorch asserts when an int arrives where its schema says float or int[1], so numbers are converted here.
IValue to_ivalue(const Value& value, const Parameter& parameter, const Operator& op, int position) {
    switch (value.tag) {
        case TensorTag: return parameter.optional && !value.p ? IValue() : IValue(borrow(value.p));
        case Int:
            if (parameter.kind == c10::TypeKind::FloatType) return IValue(static_cast<double>(value.i));
            if (parameter.kind == c10::TypeKind::ListType) return IValue(c10::List<int64_t>({value.i}));
            return IValue(value.i);
        case Double: return IValue(value.d);
        case Bool: return IValue(value.i != 0);
        case None: return parameter.kind == c10::TypeKind::TensorType && !parameter.optional ? IValue(Tensor()) : IValue();
        case Ints: return integer_list(value, parameter);
        case Doubles:
            return IValue(c10::List<double>(at::ArrayRef<double>(static_cast<const double*>(value.p), value.length)));
        case Tensors: return tensor_list(value, parameter.optional_elements);
        case String: return IValue(std::string(static_cast<const char*>(value.p), value.length));
        case Device: return IValue(unpack_device(value.i));
        case GeneratorTag: return value.p ? IValue(*static_cast<at::Generator*>(value.p)) : IValue();
        default: break;
    }
    TORCH_CHECK(parameter.has_default, "argument ", position, " of ", op.handle.schema(), " has no default value");
    return parameter.default_value;
}

void from_ivalue(IValue&& value, Value& result) {
    if (value.isTensor()) {
        result.tag = TensorTag;
        result.p = release(std::move(value).toTensor());
    } else if (value.isInt()) {
        result.tag = Int;
        result.i = value.toInt();
    } else if (value.isDouble()) {
        result.tag = Double;
        result.d = value.toDouble();
    } else if (value.isBool()) {
        result.tag = Bool;
        result.i = value.toBool();
    } else if (value.isNone()) {
        result.tag = None;
    } else if (value.isTensorList()) {
        auto list = std::move(value).toTensorVector();
        auto handles = static_cast<void**>(std::malloc(sizeof(void*) * (list.size() + 1)));
        for (size_t i = 0; i < list.size(); i++) handles[i] = release(std::move(list[i]));
        result.tag = Tensors;
        result.length = static_cast<int32_t>(list.size());
        result.p = handles;
    } else if (value.isComplexDouble()) {
        auto number = value.toComplexDouble();
        auto parts = static_cast<double*>(std::malloc(2 * sizeof(double)));
        parts[0] = number.real();
        parts[1] = number.imag();
        result.tag = Doubles;
        result.length = 2;
        result.p = parts;
    } else {
        TORCH_CHECK(false, "a result of type ", value.tagKind(), " cannot cross to managed code");
    }
}

}  // namespace

EXPORT const char* torch_local_error() { return last_error.c_str(); }

EXPORT const char* torch_local_version() { return TORCH_VERSION; }

EXPORT void torch_local_free(void* memory) { std::free(memory); }

// ---- operators ----------------------------------------------------------------------------------------------

EXPORT void* torch_local_operator(const char* name, const char* overload) {
    return guarded([&]() -> void* {
        auto op = std::unique_ptr<Operator>(
            new Operator{c10::Dispatcher::singleton().findSchemaOrThrow(name, overload), {}});
        for (const auto& argument : op->handle.schema().arguments()) op->parameters.push_back(describe(argument));
        return op.release();
    }, static_cast<void*>(nullptr));
}

// Calls the operator with its first `count` arguments; the rest are defaults. Returns how many results there are.
EXPORT int torch_local_call(void* handle, const Value* arguments, int count, Value* results, int capacity) {
    return guarded([&] {
        auto& op = *static_cast<Operator*>(handle);
        // The stack's memory is kept between calls; a nested call (from a custom function) finds it taken and makes its own.
        static thread_local std::vector<IValue> spare;
        std::vector<IValue> stack;
        stack.swap(spare);
        struct Return {
            std::vector<IValue>& stack;
            ~Return() {
                stack.clear();
                stack.swap(spare);
            }
        } return_stack{stack};
        const int total = static_cast<int>(op.parameters.size());
        TORCH_CHECK(count <= total, op.handle.schema(), " takes ", total, " arguments but got ", count);
        const Value absent{Default, 0, {0}};
        for (int i = 0; i < total; i++)
            stack.push_back(to_ivalue(i < count ? arguments[i] : absent, op.parameters[i], op, i));
        op.handle.callBoxed(&stack);
        const int produced = static_cast<int>(stack.size());
        TORCH_CHECK(produced <= capacity, op.handle.schema(), " returns ", produced, " values, expected at most ", capacity);
        for (int i = 0; i < produced; i++) from_ivalue(std::move(stack[i]), results[i]);
        return produced;
    });
}

// ---- tensors ------------------------------------------------------------------------------------------------

struct Info {
    int64_t dimensions, elements, storage_offset, element_size;
    const int64_t* sizes;
    const int64_t* strides;
    int32_t dtype, device_type, device_index, flags;  // flags: 1 requires_grad, 2 leaf, 4 contiguous, 8 conj/neg view, 16 sparse, 32 inference
};

EXPORT int torch_local_info(void* handle, Info* info) {
    return guarded([&] {
        const Tensor& tensor = view(handle);
        const bool strided = tensor.layout() == c10::kStrided;
        info->dimensions = tensor.dim();
        info->elements = tensor.numel();
        info->sizes = tensor.sizes().data();
        info->strides = strided ? tensor.strides().data() : nullptr;
        info->storage_offset = strided ? tensor.storage_offset() : 0;
        info->element_size = static_cast<int64_t>(tensor.element_size());
        info->dtype = static_cast<int32_t>(tensor.scalar_type());
        info->device_type = static_cast<int32_t>(tensor.device().type());
        info->device_index = tensor.device().index();
        info->flags = (tensor.requires_grad() ? 1 : 0) | (tensor.is_leaf() ? 2 : 0)
            | (strided && tensor.is_contiguous() ? 4 : 0) | (tensor.is_conj() || tensor.is_neg() ? 8 : 0)
            | (tensor.is_sparse() ? 16 : 0) | (tensor.is_inference() ? 32 : 0);
        return 0;
    });
}

EXPORT void torch_local_release(void* handle) {
    guarded([&] { return ImplPtr::reclaim(static_cast<Impl*>(handle)), 0; });
}

EXPORT void* torch_local_retain(void* handle) {
    return guarded([&] { return release(borrow(handle)); }, static_cast<void*>(nullptr));
}

EXPORT void* torch_local_data(void* handle) {
    return guarded([&] { return view(handle).data_ptr(); }, static_cast<void*>(nullptr));
}

EXPORT void* torch_local_from_blob(void* data, const int64_t* sizes, int count, int dtype, void* owner, void (*free_owner)(void*)) {
    return guarded([&] {
        auto options = at::TensorOptions().dtype(static_cast<c10::ScalarType>(dtype));
        return release(at::from_blob(data, at::IntArrayRef(sizes, count), [=](void*) { free_owner(owner); }, options));
    }, static_cast<void*>(nullptr));
}

EXPORT int torch_local_set_data(void* handle, void* source) {
    return guarded([&] { return const_cast<Tensor&>(view(handle)).set_data(borrow(source)), 0; });
}

// ---- autograd -----------------------------------------------------------------------------------------------

EXPORT int torch_local_set_requires_grad(void* handle, int value) {
    return guarded([&] { return const_cast<Tensor&>(view(handle)).set_requires_grad(value != 0), 0; });
}

EXPORT void* torch_local_grad(void* handle) {
    return guarded([&] { return release(view(handle).grad()); }, static_cast<void*>(nullptr));
}

EXPORT int torch_local_set_grad(void* handle, void* grad) {
    return guarded([&] { return const_cast<Tensor&>(view(handle)).mutable_grad() = borrow(grad), 0; });
}

EXPORT int torch_local_retain_grad(void* handle) {
    return guarded([&] { return view(handle).retain_grad(), 0; });
}

EXPORT int torch_local_backward(void* const* tensors, int count, void* const* gradients, int gradient_count, int retain_graph,
                                int create_graph, void* const* inputs, int input_count) {
    return guarded([&] {
        torch::autograd::backward(borrow_all(tensors, count), borrow_all(gradients, gradient_count), retain_graph != 0,
                                  create_graph != 0, borrow_all(inputs, input_count));
        return 0;
    });
}

EXPORT int torch_local_gradients(void* const* outputs, int output_count, void* const* inputs, int input_count,
                                 void* const* gradients, int gradient_count, int retain_graph, int create_graph,
                                 int allow_unused, void** results) {
    return guarded([&] {
        auto found = torch::autograd::grad(borrow_all(outputs, output_count), borrow_all(inputs, input_count),
                                           borrow_all(gradients, gradient_count), retain_graph != 0, create_graph != 0,
                                           allow_unused != 0);
        for (size_t i = 0; i < found.size(); i++) results[i] = release(std::move(found[i]));
        return static_cast<int>(found.size());
    });
}

EXPORT int torch_local_grad_mode() { return at::GradMode::is_enabled(); }

EXPORT void torch_local_set_grad_mode(int enabled) { at::GradMode::set_enabled(enabled != 0); }

EXPORT int torch_local_inference_mode() { return c10::InferenceMode::is_enabled(); }

EXPORT void* torch_local_enter_inference_mode(int enabled) {
    return guarded([&]() -> void* { return new c10::InferenceMode(enabled != 0); }, static_cast<void*>(nullptr));
}

EXPORT void torch_local_leave_inference_mode(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

// A function whose backward runs in managed code. `context` is a managed handle, given back when the node dies.
// The callback fills `results` with owned handles (null: no gradient) and returns null, or a malloc'ed message.
using BackwardCallback = char* (*)(void* context, void* node, void** gradients, int count, void** results, int inputs);
using ReleaseCallback = void (*)(void* context);

namespace {

struct ManagedFunction : torch::autograd::Node {
    std::string title;
    void* context = nullptr;
    BackwardCallback backward = nullptr;
    ReleaseCallback release_context = nullptr;
    std::vector<torch::autograd::SavedVariable> saved;
    int inputs = 0;
    bool materialize = true;

    variable_list apply(variable_list&& gradients) override {
        std::vector<void*> handles(gradients.size()), results(inputs, nullptr);
        for (size_t i = 0; i < gradients.size(); i++) {
            if (materialize && !gradients[i].defined()) gradients[i] = input_metadata(i).zeros_like();
            handles[i] = release(std::move(gradients[i]));
        }
        char* message = backward(context, this, handles.data(), static_cast<int>(handles.size()), results.data(), inputs);
        variable_list wanted;
        for (void* result : results) wanted.push_back(result ? Tensor(ImplPtr::reclaim(static_cast<Impl*>(result))) : Tensor());
        if (message) {
            std::string text(message);
            std::free(message);
            throw std::runtime_error(text);
        }
        return wanted;
    }

    std::string name() const override { return title; }
    void release_variables() override { saved.clear(); }
    ~ManagedFunction() override { release_context(context); }
};

bool contains(void* const* handles, int count, void* handle) {
    for (int i = 0; i < count; i++)
        if (handles[i] == handle) return true;
    return false;
}

}  // namespace

// Joins outputs, made from inputs without recording, to the graph. outputs[i] is replaced by an owned handle.
EXPORT int torch_local_custom_function(const char* name, void* context, BackwardCallback backward, ReleaseCallback release_context,
                                       void* const* inputs, int input_count, void** outputs, int output_count,
                                       void* const* saved, int saved_count, void* const* dirty, int dirty_count,
                                       void* const* constant, int constant_count, int materialize) {
    return guarded([&] {
        auto node = std::shared_ptr<ManagedFunction>(new ManagedFunction(), torch::autograd::deleteNode);
        node->title = name;
        node->context = context;
        node->backward = backward;
        node->release_context = release_context;
        node->inputs = input_count;
        node->materialize = materialize != 0;
        auto arguments = borrow_all(inputs, input_count);
        auto to_save = borrow_all(saved, saved_count);
        bool recording = at::GradMode::is_enabled() && torch::autograd::any_variable_requires_grad(arguments);
        if (recording) node->set_next_edges(torch::autograd::collect_next_edges(arguments));
        for (int i = 0; i < output_count; i++) {
            Tensor output = borrow(outputs[i]);
            const bool is_input = contains(inputs, input_count, outputs[i]);
            const bool changed = contains(dirty, dirty_count, outputs[i]);
            if (changed) output.unsafeGetTensorImpl()->bump_version();
            if (recording && contains(constant, constant_count, outputs[i])) {
                node->add_input_metadata(torch::autograd::Node::undefined_input());
            } else if (recording) {
                if (is_input && !changed) output = output.view_as(output).detach();
                if (is_input && changed) torch::autograd::impl::rebase_history(output, {node, node->add_input_metadata(output)});
                else torch::autograd::set_history(output, node);
            }
            outputs[i] = release(std::move(output));
        }
        if (recording)
            for (auto& tensor : to_save) node->saved.emplace_back(tensor, tensor.defined() && tensor.grad_fn() == node);
        return 0;
    });
}

EXPORT int torch_local_saved(void* node_handle, void** results, int capacity) {
    return guarded([&] {
        auto node = static_cast<ManagedFunction*>(node_handle);
        int count = static_cast<int>(node->saved.size());
        for (int i = 0; i < count && i < capacity; i++) results[i] = release(node->saved[i].unpack(node->shared_from_this()));
        return count;
    });
}

// ---- random numbers -----------------------------------------------------------------------------------------

EXPORT int torch_local_manual_seed(int64_t seed) {
    return guarded([&] { return at::manual_seed(static_cast<uint64_t>(seed)), 0; });
}

EXPORT int torch_local_cuda_seed(int64_t seed, int device) {
    return guarded([&] {
        at::Generator generator = at::globalContext().defaultGenerator(c10::Device(c10::DeviceType::CUDA, static_cast<c10::DeviceIndex>(device)));
        std::lock_guard<std::mutex> lock(generator.mutex());
        return generator.set_current_seed(static_cast<uint64_t>(seed)), 0;
    });
}

EXPORT void* torch_local_default_generator(int64_t device) {
    return guarded([&]() -> void* { return new at::Generator(at::globalContext().defaultGenerator(unpack_device(device))); },
                   static_cast<void*>(nullptr));
}

EXPORT void* torch_local_new_generator(int64_t device, uint64_t seed) {
    return guarded([&]() -> void* {
        // A clone of the default one is a generator of its own on any kind of device.
        auto generator = at::globalContext().defaultGenerator(unpack_device(device)).clone();
        generator.set_current_seed(seed);
        return new at::Generator(generator);
    }, static_cast<void*>(nullptr));
}

EXPORT void torch_local_free_generator(void* generator) { delete static_cast<at::Generator*>(generator); }

EXPORT int torch_local_seed_generator(void* handle, uint64_t seed) {
    return guarded([&] {
        auto& generator = *static_cast<at::Generator*>(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        return generator.set_current_seed(seed), 0;
    });
}

EXPORT int torch_local_generator_seed(void* handle, int draw_new, uint64_t* seed) {
    return guarded([&] {
        auto& generator = *static_cast<at::Generator*>(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        *seed = draw_new ? generator.seed() : generator.current_seed();
        return 0;
    });
}

EXPORT void* torch_local_generator_state(void* handle) {
    return guarded([&] {
        auto& generator = *static_cast<at::Generator*>(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        return release(generator.get_state());
    }, static_cast<void*>(nullptr));
}

EXPORT int torch_local_set_generator_state(void* handle, void* state) {
    return guarded([&] {
        auto& generator = *static_cast<at::Generator*>(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        return generator.set_state(view(state)), 0;
    });
}

// ---- the machine --------------------------------------------------------------------------------------------

EXPORT int torch_local_threads(int interop) { return interop ? at::get_num_interop_threads() : at::get_num_threads(); }

// OpenBLAS keeps a thread pool of its own: libtorch's setting reaches MKL and OpenMP, but not that one.
static void set_blas_threads(int count) {
    static const auto set = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
    if (set) set(count);
}

EXPORT int torch_local_set_threads(int interop, int count) {
    return guarded([&] {
        if (interop) return at::set_num_interop_threads(count), 0;
        at::set_num_threads(count);
        set_blas_threads(count);
        return 0;
    });
}

EXPORT int torch_local_cuda_devices() {
    return guarded([&] {
        return at::hasCUDA() ? static_cast<int>(c10::impl::VirtualGuardImpl(c10::DeviceType::CUDA).deviceCount()) : 0;
    });
}

EXPORT int torch_local_cudnn_available() {
    return guarded([&] { return at::hasCUDA() && at::detail::getCUDAHooks().hasCuDNN() ? 1 : 0; });
}

EXPORT int torch_local_cuda_synchronize(int device) {
    return guarded([&] {
        c10::impl::VirtualGuardImpl cuda(c10::DeviceType::CUDA);
        auto where = device < 0 ? cuda.getDevice() : c10::Device(c10::DeviceType::CUDA, static_cast<c10::DeviceIndex>(device));
        return cuda.synchronizeStream(cuda.getStream(where)), 0;  // nothing here leaves the current stream
    });
}

EXPORT int torch_local_set_default_dtype(int dtype) {
    return guarded([&] { return c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<c10::ScalarType>(dtype))), 0; });
}

EXPORT int torch_local_allow_tf32(int cudnn, int value) {  // value < 0 asks, 0 or 1 sets
    return guarded([&] {
        auto& context = at::globalContext();
        if (value >= 0) cudnn ? context.setAllowTF32CuDNN(value != 0) : context.setAllowTF32CuBLAS(value != 0);
        return (cudnn ? context.allowTF32CuDNN() : context.allowTF32CuBLAS()) ? 1 : 0;
    });
}
