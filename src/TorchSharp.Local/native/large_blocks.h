// Where tensors of some size stand.
//
// A training step asks for the same large blocks as the one before. glibc either maps each anew, and the step pays for all
// of its pages again, or cuts them from its heap, where those of one step leave holes that those of the next do not fit.
// Here they are kept as they are and taken again whole. So that keeping costs little memory, a block that none of the kept
// ones is good for first gives some of them back to the system: all together are never more than an eighth above the most
// that was ever in use.
#pragma once

#include <c10/core/CPUAllocator.h>
#include <c10/util/Exception.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <unordered_map>
#include <vector>

class LargeBlocks final : public at::Allocator {
public:
    at::DataPtr allocate(size_t size) const { return of(size); }  // what it is called up to libtorch 2.2
    at::DataPtr allocate(size_t size) { return of(size); }        // and from then on
    at::DeleterFnPtr raw_deleter() const override { return &free_any; }
    void copy_data(void* to, const void* from, std::size_t size) const { std::memcpy(to, from, size); }  // asked for by newer ones

private:
    struct Block {
        void* data;
        size_t size;
    };

    struct Blocks {
        std::mutex lock;
        std::unordered_map<void*, size_t> used;
        std::vector<Block> kept;  // the one freed longest ago first
        size_t used_size = 0, kept_size = 0, most_used = 0;
    };

    static constexpr size_t page = 4096;
    static constexpr size_t large = 4 << 20;

    static at::DataPtr of(size_t size) {
        if (size < large) return c10::GetDefaultCPUAllocator()->allocate(size);
        void* data = take((size + page - 1) / page * page);
        TORCH_CHECK(data, "not enough memory: a tensor of ", size, " bytes was asked for");
        return {data, data, &free_large, at::Device(at::DeviceType::CPU)};
    }

    static Blocks& all() {
        static auto* blocks = new Blocks();  // never destroyed: tensors may be freed as late as the process ends
        return *blocks;
    }

    // A kept block, of up to twice the size, or a new one; null where there is no memory.
    static void* take(size_t size) {
        Blocks& blocks = all();
        std::lock_guard<std::mutex> guard(blocks.lock);
        auto best = blocks.kept.end();
        for (auto block = blocks.kept.begin(); block != blocks.kept.end(); ++block)
            if (block->size >= size && block->size <= 2 * size && (best == blocks.kept.end() || block->size <= best->size)) best = block;
        Block found{nullptr, size};
        if (best != blocks.kept.end()) {
            found = *best;
            blocks.kept_size -= found.size;
            blocks.kept.erase(best);
        } else {
            const size_t used = blocks.used_size + size, most = std::max(used, blocks.most_used + blocks.most_used / 8);
            give_back(blocks, most - used);
            found.data = map(size);
            if (!found.data) {
                give_back(blocks, 0);
                found.data = map(size);
            }
        }
        if (!found.data) return nullptr;
        blocks.used.emplace(found.data, found.size);
        blocks.used_size += found.size;
        blocks.most_used = std::max(blocks.most_used, blocks.used_size);
        return found.data;
    }

    static void* map(size_t size) {
        void* data = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        return data == MAP_FAILED ? nullptr : data;
    }

    // Kept blocks to the system, the oldest first, until no more than that size is left of them.
    static void give_back(Blocks& blocks, size_t left) {
        auto block = blocks.kept.begin();
        for (; blocks.kept_size > left; ++block) {
            munmap(block->data, block->size);
            blocks.kept_size -= block->size;
        }
        blocks.kept.erase(blocks.kept.begin(), block);
    }

    static void free_large(void* data) {
        Blocks& blocks = all();
        std::lock_guard<std::mutex> guard(blocks.lock);
        auto block = blocks.used.find(data);
        blocks.kept.push_back({data, block->second});
        blocks.kept_size += block->second;
        blocks.used_size -= block->second;
        blocks.used.erase(block);
    }

    // For those who keep no deleter. Few blocks of the heap begin with a page.
    static void free_any(void* data) {
        if (reinterpret_cast<uintptr_t>(data) % page == 0) {
            Blocks& blocks = all();
            std::unique_lock<std::mutex> guard(blocks.lock);
            if (blocks.used.count(data)) {
                guard.unlock();
                return free_large(data);
            }
        }
        c10::GetDefaultCPUAllocator()->raw_deallocate(data);
    }
};
